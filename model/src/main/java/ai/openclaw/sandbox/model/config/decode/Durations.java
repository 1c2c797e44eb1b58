package ai.openclaw.sandbox.model.config.decode;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}. */
final class Durations {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s?(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    /** A duration within bounds, both included. */
    static ValueType<Duration> between(Duration least, Duration most) {
        String expected =
                "a duration from " + words(least) + " to " + words(most) + " such as \"30s\", \"5m\", \"2h\" or \"7d\"";
        return ValueType.text(expected, text -> {
            Matcher matcher = DURATION.matcher(text.strip());
            if (!matcher.matches()) {
                return Parsed.bad("is not a duration.", "Write " + expected + ".");
            }
            Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ofSeconds(1));
            Duration duration = unit.multipliedBy(Long.parseLong(matcher.group(1)));
            return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0
                    ? Parsed.good(duration)
                    : Parsed.bad("is out of range.", "Write " + expected + ".");
        });
    }

    private static String words(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.isZero() || duration.toSeconds() % 60 != 0) {
            return duration.toSeconds() + "s";
        }
        if (duration.toMinutes() % 60 != 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toHours() % 24 != 0 ? duration.toHours() + "h" : duration.toDays() + "d";
    }
}
