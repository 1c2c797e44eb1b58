package ai.openclaw.sandbox.controller.configuration.json5;

import ai.openclaw.sandbox.controller.configuration.json5.Layout.MemberLayout;
import ai.openclaw.sandbox.controller.configuration.json5.Layout.ObjectLayout;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Changes one value in the text of a JSON5 document; comments, order and layout of everything else stay as they are. */
public final class Json5Edit {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final String INDENT = "  ";

    private Json5Edit() {}

    /** The text cannot be changed so; the message says why. */
    public static final class NotPossible extends Exception {
        private static final long serialVersionUID = 1L;

        NotPossible(String message) {
            super(message);
        }
    }

    /**
     * Sets a value, making the objects on the way to it.
     *
     * @param text a document that {@link Json5Document} reads
     * @param path keys from the document's object to the value; not empty
     * @param literal the value as JSON5 text
     * @throws NotPossible when the text is no object, or something on the way is none
     */
    public static String set(String text, List<String> path, String literal) throws NotPossible {
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        String body = text.substring(mark.length());
        Layout layout;
        try {
            layout = new Json5Scanner(body).document();
        } catch (SyntaxException e) {
            throw new NotPossible("The file is not valid: " + e.sentence() + " " + e.remedy());
        }
        for (int depth = 0; depth < path.size(); depth++) {
            if (!(layout instanceof ObjectLayout object)) {
                throw new NotPossible(
                        (depth == 0 ? "The document" : String.join(".", path.subList(0, depth))) + " is no object.");
            }
            String key = path.get(depth);
            Optional<MemberLayout> member =
                    object.members().stream().filter(it -> it.key().equals(key)).findFirst();
            if (member.isEmpty()) {
                return mark + inserted(body, object, depth, member(path.subList(depth, path.size()), literal));
            }
            layout = member.get().value();
        }
        return mark + body.substring(0, layout.offset()) + literal + body.substring(layout.end());
    }

    /** The member goes first: behind the brace there is always room for one, and a comma after it is never wrong. */
    private static String inserted(String text, ObjectLayout object, int depth, String member) {
        int brace = object.offset() + 1;
        boolean oneLine = text.substring(object.offset(), object.end()).indexOf('\n') < 0;
        if (oneLine) {
            String rest = object.members().isEmpty() ? " " : ",";
            return text.substring(0, brace) + " " + member + rest + text.substring(brace);
        }
        int lineEnd = text.indexOf('\n', brace);
        String behindBrace = text.substring(brace, lineEnd).strip();
        int at = behindBrace.isEmpty() || behindBrace.startsWith("//") ? lineEnd : brace;
        return text.substring(0, at) + "\n" + INDENT.repeat(depth + 1) + member + "," + text.substring(at);
    }

    private static String member(List<String> keys, String literal) {
        StringBuilder member = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            member.append(i == 0 ? "" : "{ ").append(key(keys.get(i))).append(": ");
        }
        return member.append(literal).append(" }".repeat(keys.size() - 1)).toString();
    }

    private static String key(String key) {
        return PLAIN_KEY.matcher(key).matches() ? key : quoted(key);
    }

    /** A text as a JSON5 string. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029') {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
