package ai.openclaw.sandbox.api.json;

import java.time.Duration;
import java.time.Instant;

/** How long ago or how long from now something is, in the one or two units that matter, such as {@code 45s}, {@code 3m20s}, {@code 5h} or {@code 12d}. */
public final class Age {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration THREE_HOURS = Duration.ofHours(3);
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration EIGHT_DAYS = Duration.ofDays(8);

    private Age() {}

    /** The time from one moment to another; nothing when they are in the wrong order. */
    public static String between(Instant earlier, Instant later) {
        Duration age = Duration.between(earlier, later);
        if (age.isNegative()) {
            return "0s";
        }
        if (age.compareTo(TWO_MINUTES) < 0) {
            return age.toSeconds() + "s";
        }
        if (age.compareTo(TEN_MINUTES) < 0) {
            return two(age.toMinutes(), "m", age.toSecondsPart(), "s");
        }
        if (age.compareTo(THREE_HOURS) < 0) {
            return age.toMinutes() + "m";
        }
        if (age.compareTo(EIGHT_HOURS) < 0) {
            return two(age.toHours(), "h", age.toMinutesPart(), "m");
        }
        if (age.compareTo(TWO_DAYS) < 0) {
            return age.toHours() + "h";
        }
        return age.compareTo(EIGHT_DAYS) < 0 ? two(age.toDays(), "d", age.toHoursPart(), "h") : age.toDays() + "d";
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
