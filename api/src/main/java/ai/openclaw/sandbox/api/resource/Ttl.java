package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.Words;
import ai.openclaw.sandbox.api.port.Sessions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times to live, as {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}. */
final class Ttl {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private Ttl() {}

    static Duration parse(String text, Sessions.TtlRange range) {
        Matcher matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            Duration ttl =
                    UNITS.getOrDefault(matcher.group(2), Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1)));
            if (ttl.compareTo(range.least()) >= 0 && ttl.compareTo(range.most()) <= 0) {
                return ttl;
            }
        }
        throw Problem.invalid(
                "ttl",
                "ttl must be a duration from " + Words.of(range.least()) + " to " + Words.of(range.most())
                        + ", such as 30s, 5m, 2h or 7d.");
    }
}
