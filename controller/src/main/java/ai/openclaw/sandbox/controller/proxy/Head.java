package ai.openclaw.sandbox.controller.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first lines of a message of HTTP/1.1.
 *
 * @param first request line or status line
 * @param fields header fields as they came
 */
record Head(String first, List<String> fields) {

    private static final int MOST_BYTES = 64 * 1024;

    Head {
        fields = List.copyOf(fields);
    }

    /** Reads one; empty when the stream ends before it begins. */
    static Optional<Head> read(InputStream in) throws IOException, RefusedCall {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int state = 0; // how much of the blank line at its end was seen
        while (state < 4) {
            int next = in.read();
            if (next < 0) {
                if (bytes.size() == 0) {
                    return Optional.empty();
                }
                throw new RefusedCall(400, "the request ends in its head");
            }
            bytes.write(next);
            if (bytes.size() > MOST_BYTES) {
                throw new RefusedCall(431, "the head of the request is too large");
            }
            state = next == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : next == '\r' ? 1 : 0;
        }
        List<String> lines = new ArrayList<>(
                List.of(bytes.toString(StandardCharsets.ISO_8859_1).split("\r\n")));
        String first = lines.isEmpty() ? "" : lines.removeFirst();
        if (first.indexOf('\n') >= 0
                || lines.stream().anyMatch(line -> line.indexOf('\n') >= 0 || !line.matches("[!-9;-~]+:.*"))) {
            throw new RefusedCall(400, "the head of the request is malformed");
        }
        return Optional.of(new Head(first, lines));
    }

    /** The value of a field; empty when it is missing. A field that comes twice is nobody's honest wish. */
    Optional<String> field(String name) throws RefusedCall {
        List<String> values = fields.stream()
                .filter(line -> nameOf(line).equals(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
        if (values.size() > 1) {
            throw new RefusedCall(400, "the field " + name + " comes twice");
        }
        return values.stream().findFirst();
    }

    /** The same without some fields, and with others. */
    Head with(List<String> without, String... more) {
        return new Head(
                first,
                Stream.concat(fields.stream().filter(line -> !without.contains(nameOf(line))), Stream.of(more))
                        .toList());
    }

    byte[] bytes() {
        String text = first + "\r\n" + String.join("\r\n", fields) + (fields.isEmpty() ? "" : "\r\n") + "\r\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String nameOf(String line) {
        return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
    }
}
