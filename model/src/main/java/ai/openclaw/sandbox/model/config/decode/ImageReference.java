package ai.openclaw.sandbox.model.config.decode;

import java.util.regex.Pattern;

/** References to images, by the grammar the engine reads them with. */
final class ImageReference {

    /** Most characters of the name without tag and digest. */
    private static final int MAX_NAME = 255;

    private static final String HOST =
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::\\d{1,5})?";
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile("(?:" + HOST + "/)?" + PART + "(?:/" + PART + ")*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,128}");

    private ImageReference() {}

    static Parsed<String> parse(String text) {
        String rest = text;
        int at = rest.indexOf('@');
        boolean sound = at < 0 || DIGEST.matcher(rest.substring(at + 1)).matches();
        rest = at < 0 ? rest : rest.substring(0, at);
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            sound &= TAG.matcher(rest.substring(colon + 1)).matches();
            rest = rest.substring(0, colon);
        }
        // The length is checked first: the pattern must not be tried on a text of any length.
        return sound && rest.length() <= MAX_NAME && NAME.matcher(rest).matches()
                ? Parsed.good(text)
                : Parsed.bad(
                        "is not an image reference.",
                        "Write it as name:tag, in lower case, such as \"openclaw-sandbox:bookworm-slim\".");
    }
}
