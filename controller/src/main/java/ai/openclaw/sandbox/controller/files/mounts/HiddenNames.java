package ai.openclaw.sandbox.controller.files.mounts;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names of files and directories that are not finished, or kept for a way back; recognised when a killed daemon left them. */
public final class HiddenNames {

    private static final Pattern PATTERN = Pattern.compile("\\.openclaw-[0-9a-f]{32}\\.tmp");

    private HiddenNames() {}

    /** One that nobody has. */
    public static String next() {
        return ".openclaw-" + UUID.randomUUID().toString().replace("-", "") + ".tmp";
    }

    /** Whether it is one of these. */
    public static boolean is(String name) {
        return PATTERN.matcher(name).matches();
    }
}
