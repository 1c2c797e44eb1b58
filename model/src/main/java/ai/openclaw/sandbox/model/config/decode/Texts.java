package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Free text: environment, commands, tool names, tokens. */
final class Texts {

    /** Most UTF-16 units of an environment value or a command: Linux takes 128 KiB for one argument. */
    static final int MAX_ARGUMENT = 128 * 1024 - 1;

    private static final int MAX_NAME = 256;
    private static final int MAX_TOKEN = 4096;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Texts() {}

    static Parsed<String> variableName(String text) {
        return VARIABLE.matcher(text).matches() && text.length() <= MAX_NAME
                ? Parsed.good(text)
                : Parsed.bad("is not the name of a variable.", "Use letters, digits and underscores, no digit first.");
    }

    static Parsed<String> variableValue(String text) {
        if (text.length() > MAX_ARGUMENT) {
            return Parsed.bad("is too long for a variable.", "Write at most 128 KiB.");
        }
        return text.chars().noneMatch(c -> c == 0 || c == '\n' || c == '\r')
                ? Parsed.good(text)
                : Parsed.bad("has more than one line.", "Write it on one line, without NUL characters.");
    }

    static Parsed<String> toolName(String text) {
        boolean sound =
                !text.isBlank() && text.length() <= MAX_NAME && text.chars().noneMatch(c -> c < ' ');
        return sound
                ? Parsed.good(text.strip())
                : Parsed.bad(
                        "is not the name of a tool.",
                        "Write a tool such as \"exec\", a group such as \"group:fs\", or \"*\".");
    }

    static Parsed<String> token(String text) {
        boolean sound =
                !text.isEmpty() && text.length() <= MAX_TOKEN && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return sound ? Parsed.good(text) : Parsed.bad("is not a token.", "Write printable characters without spaces.");
    }

    static Parsed<String> mainKey(String text) {
        boolean sound =
                !text.isBlank() && text.length() <= MAX_NAME && text.chars().noneMatch(c -> c < ' ');
        return sound
                ? Parsed.good(text.strip())
                : Parsed.bad("is empty or too long.", "Write a word such as \"main\".");
    }

    /** Shell text, or its lines; blank text means that nothing is run. */
    static ValueType<String> command() {
        ValueType<String> text = ValueType.text("a string, or a list of lines", Texts::shell);
        ValueType<List<String>> lines = ValueType.listOf("a list of lines", text);
        return (value, reading) -> value.node() instanceof ListNode
                ? lines.read(value, reading)
                        .map(list -> String.join("\n", list))
                        .flatMap(joined -> joined.length() > MAX_ARGUMENT
                                ? reading.refuse(
                                        value, "is too long for a command.", "Put it into a script in the image.")
                                : Optional.of(joined))
                : text.read(value, reading);
    }

    private static Parsed<String> shell(String text) {
        if (text.length() > MAX_ARGUMENT) {
            return Parsed.bad("is too long for a command.", "Put it into a script in the image.");
        }
        return text.indexOf('\0') < 0 ? Parsed.good(text) : Parsed.bad("has a NUL character.", "Remove it.");
    }
}
