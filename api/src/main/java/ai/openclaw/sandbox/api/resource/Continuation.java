package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a part of a list ended. The next part is what there is behind it then; whoever puts the parts together and watches from the version of the first has everything.
 *
 * @param version the version of the first part
 * @param last the name the part ended with
 */
record Continuation(long version, String last) {

    private static final Pattern FORM = Pattern.compile("1:([0-9]{1,18}):(.{1,253})");

    static Continuation read(String text) {
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (matcher.matches()) {
                return new Continuation(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Problem.badRequest("continue must be what the part of the list before has told. Begin again without it.");
    }

    String text() {
        String plain = "1:" + version + ":" + last;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
