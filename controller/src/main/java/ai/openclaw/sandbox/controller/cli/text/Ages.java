package ai.openclaw.sandbox.controller.cli.text;

import java.time.Duration;
import java.time.Instant;

/** Spans of time as people say them: {@code 45s}, {@code 5m}, {@code 3h}, {@code 2d}. */
public final class Ages {

    private static final int FINE = 10;

    /** What is held for a day is held for a day, though a moment of it has gone when that is said. */
    private static final int HALF_A_SECOND_MILLIS = 500;

    private Ages() {}

    /** How long ago something was; {@code 0s} for what lies ahead, for clocks differ. */
    public static String since(Instant then, Instant now) {
        return span(Duration.between(then, now));
    }

    /** A span with its two largest units while they matter, such as {@code 4m12s}. */
    public static String span(Duration duration) {
        long seconds = Math.max(0, duration.plusMillis(HALF_A_SECOND_MILLIS).toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return pair(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return pair(seconds / 3600, "h", seconds % 3600 / 60, "m");
        }
        return pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String pair(long large, String unit, long small, String smallUnit) {
        return large < FINE && small > 0 ? large + unit + small + smallUnit : large + unit;
    }
}
