package ai.openclaw.sandbox.controller.whereabouts;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of {@code /proc/…/mountinfo}.
 *
 * @param device number of the file system, as {@code major:minor}
 * @param root absolute path within that file system of what is mounted
 * @param point absolute path it is mounted at, as its reader sees it
 * @param type kind of file system
 * @param options how it is mounted there, as {@code ro} or {@code noexec}
 */
public record MountPoint(String device, String root, Path point, String type, Set<String> options) {

    private static final int DEVICE = 2;
    private static final int ROOT = 3;
    private static final int POINT = 4;
    private static final int OPTIONS = 5;
    private static final int FIRST_OPTIONAL = 6;
    private static final int OCTAL_DIGITS = 3;
    private static final int OCTAL = 8;

    public MountPoint {
        options = Set.copyOf(options);
    }

    /** Whether programs and their libraries may run from there. */
    public boolean runsPrograms() {
        return !options.contains("noexec");
    }

    /** Reads a line; empty when it is none. */
    static Optional<MountPoint> parse(String line) {
        List<String> fields = List.of(line.split(" "));
        int separator = fields.indexOf("-");
        if (separator < FIRST_OPTIONAL || fields.size() <= separator + 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MountPoint(
                    fields.get(DEVICE),
                    plain(fields.get(ROOT)),
                    Path.of(plain(fields.get(POINT))),
                    fields.get(separator + 1),
                    new HashSet<>(List.of(fields.get(OPTIONS).split(",")))));
        } catch (InvalidPathException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Blanks and the like are written as a backslash and three octal digits; a name is bytes, of which several can be one letter. */
    private static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\\' && i + OCTAL_DIGITS < bytes.length) {
                String digits = new String(bytes, i + 1, OCTAL_DIGITS, StandardCharsets.US_ASCII);
                plain[length++] = (byte) Integer.parseInt(digits, OCTAL);
                i += OCTAL_DIGITS;
            } else {
                plain[length++] = bytes[i];
            }
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }
}
