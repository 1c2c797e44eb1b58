package ai.openclaw.sandbox.controller.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads the whole body of a request, however long it says it is. */
final class Bodies {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINE = 1024;

    private Bodies() {}

    static byte[] read(Head head, InputStream in) throws IOException, RefusedCall {
        Optional<String> length = head.field("content-length");
        Optional<String> coding = head.field("transfer-encoding");
        if (coding.isPresent()) {
            if (length.isPresent() || !coding.get().toLowerCase(Locale.ROOT).equals("chunked")) {
                throw new RefusedCall(400, "the length of the body is told in two ways");
            }
            return chunks(in);
        }
        int bytes = length.isEmpty() ? 0 : number(length.get(), 10);
        return exactly(in, bytes);
    }

    private static byte[] chunks(InputStream in) throws IOException, RefusedCall {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = line(in);
            int size = number(line.split(";", 2)[0].strip(), 16);
            if (size == 0) {
                while (!line(in).isEmpty()) {
                    // trailers tell nothing we need
                }
                return body.toByteArray();
            }
            body.writeBytes(exactly(in, size));
            if (body.size() > MOST_BYTES) {
                throw tooLarge();
            }
            if (!line(in).isEmpty()) {
                throw new RefusedCall(400, "a part of the body is longer than it says");
            }
        }
    }

    private static byte[] exactly(InputStream in, int bytes) throws IOException, RefusedCall {
        byte[] body = in.readNBytes(bytes);
        if (body.length < bytes) {
            throw new RefusedCall(400, "the body ends too early");
        }
        return body;
    }

    private static String line(InputStream in) throws IOException, RefusedCall {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < MOST_LINE) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next);
        }
        throw new RefusedCall(400, "the body is malformed");
    }

    private static int number(String text, int radix) throws RefusedCall {
        if (!text.matches(radix == 10 ? "[0-9]{1,9}" : "[0-9a-fA-F]{1,7}")) {
            throw new RefusedCall(400, "the length of the body is not a number");
        }
        int number = Integer.parseInt(text, radix);
        if (number > MOST_BYTES) {
            throw tooLarge();
        }
        return number;
    }

    private static RefusedCall tooLarge() {
        return new RefusedCall(413, "the body is larger than " + MOST_BYTES / 1024 + " KiB");
    }
}
