package ai.openclaw.sandbox.controller.files;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names of files that are not finished, or kept for a way back; recognised when a killed daemon left them. */
final class HiddenNames {

    private static final Pattern PATTERN = Pattern.compile("\\.openclaw-[0-9a-f]{32}\\.tmp");

    private HiddenNames() {}

    /** One that nobody has. */
    static String next() {
        return ".openclaw-" + UUID.randomUUID().toString().replace("-", "") + ".tmp";
    }

    /** Whether it is one of these. */
    static boolean is(String name) {
        return PATTERN.matcher(name).matches();
    }
}
