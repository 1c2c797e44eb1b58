package ai.openclaw.sandbox.controller.configuration.json5;

import ai.openclaw.sandbox.model.config.Location;
import java.util.Arrays;

/** Where the lines of a text start, as editors count them: at line feeds, carriage returns, or both together. */
final class Lines {

    private final String file;
    private final int[] starts;

    Lines(String file, String text) {
        this.file = file;
        int[] found = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean end = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (end) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = i + 1;
            }
        }
        this.starts = Arrays.copyOf(found, count);
    }

    Location locate(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Location(file, line + 1, offset - starts[line] + 1);
    }
}
