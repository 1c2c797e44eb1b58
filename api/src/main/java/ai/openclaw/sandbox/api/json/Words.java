package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import java.time.Duration;

/** The words of the configuration file for what it says. */
public final class Words {

    private Words() {}

    /** The word of a mode. */
    public static String of(SandboxMode mode) {
        return switch (mode) {
            case OFF -> "off";
            case NON_MAIN -> "non-main";
            case ALL -> "all";
        };
    }

    /** The word of an access. */
    public static String of(WorkspaceAccess access) {
        return switch (access) {
            case NONE -> "none";
            case RO -> "ro";
            case RW -> "rw";
        };
    }

    /** A duration in the largest unit that says it exactly, such as {@code 90s}, {@code 5m} or {@code 7d}. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 != 0 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }
}
