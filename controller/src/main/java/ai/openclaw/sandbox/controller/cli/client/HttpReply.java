package ai.openclaw.sandbox.controller.cli.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one HTTP/1.1 reply: status, length or chunks, body. */
final class HttpReply {

    /** Most bytes of a body; a list of a hundred thousand sandboxes fits. */
    static final int MAX_BODY = 256 * 1024 * 1024;

    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 100;

    private final InputStream in;

    private HttpReply(InputStream in) {
        this.in = in;
    }

    static Transport.Reply read(InputStream in) throws IOException {
        return new HttpReply(in).reply();
    }

    private Transport.Reply reply() throws IOException {
        int status = status(line());
        while (status == 100) { // go on, the reply follows
            headers();
            status = status(line());
        }
        Map<String, String> headers = headers();
        byte[] body = headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")
                ? chunks()
                : plain(headers.get("content-length"));
        return new Transport.Reply(status, new String(body, StandardCharsets.UTF_8));
    }

    private static int status(String line) throws IOException {
        String[] parts = line.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP reply");
        }
        return (int) number(parts[1], 10);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.size() >= MAX_HEADERS) {
                throw new IOException("headers that are none");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] plain(@Nullable String length) throws IOException {
        if (length == null) {
            return bounded(in.readNBytes(MAX_BODY + 1));
        }
        return exactly(number(length, 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            long size = number(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                headers(); // trailers
                return all.toByteArray();
            }
            if (all.size() + size > MAX_BODY) {
                throw tooLong();
            }
            all.writeBytes(exactly(size));
            line();
        }
    }

    private byte[] exactly(long size) throws IOException {
        if (size > MAX_BODY) {
            throw tooLong();
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw new EOFException("the reply was cut off");
        }
        return bytes;
    }

    private static byte[] bounded(byte[] bytes) throws IOException {
        if (bytes.length > MAX_BODY) {
            throw tooLong();
        }
        return bytes;
    }

    private static IOException tooLong() {
        return new IOException("the reply is longer than " + MAX_BODY + " bytes");
    }

    private static long number(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IOException("a number was due in the reply");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the reply was cut off");
            }
            if (line.length() >= MAX_LINE) {
                throw new IOException("a line of the reply is longer than " + MAX_LINE + " bytes");
            }
            line.append((char) c);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
