package ai.openclaw.sandbox.controller.log;

import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of lines: those known, and what looks like one. A line that should not have had it must not hand it on. */
final class Redaction {

    private static final String HIDDEN = "********";

    /** A secret shorter than this is no secret, and would be found in every other word. */
    private static final int LEAST = 6;

    private static final List<Pattern> LIKELY = List.of(
            Pattern.compile("(?i)(bearer\\s+)[A-Za-z0-9._~+/=-]{6,}"),
            Pattern.compile("(?i)(#?link=)[A-Za-z0-9_-]{16,}"),
            Pattern.compile("(?i)((?:token|password|secret|api[_-]?key)\"?\\s*[=:]\\s*\"?)[^\\s\",;]{6,}"));

    private final List<String> known;

    Redaction(List<Secret> secrets) {
        this.known = secrets.stream()
                .map(Secret::reveal)
                .filter(text -> text.length() >= LEAST)
                .toList();
    }

    String of(String line) {
        String clean = line;
        for (String secret : known) {
            clean = clean.replace(secret, HIDDEN);
        }
        for (Pattern pattern : LIKELY) {
            clean = pattern.matcher(clean).replaceAll("$1" + HIDDEN.replace("*", "\\*"));
        }
        return clean;
    }
}
