package ai.openclaw.sandbox.controller.files.text;

import java.util.List;
import java.util.Locale;

/** Sizes for people. */
public final class ByteSize {

    private static final int STEP = 1024;
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    private ByteSize() {}

    /** Bytes, and in a larger unit where that helps: {@code 1073741824 bytes (1.0 GiB)}. */
    public static String of(long bytes) {
        if (bytes < STEP) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return bytes + " bytes (" + brief(bytes) + ")";
    }

    /** In the unit that fits, for a column: {@code 1.0 GiB}, {@code 12 B}. */
    public static String brief(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= STEP && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f ", amount) + UNITS.get(unit);
    }
}
