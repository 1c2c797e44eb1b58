package ai.openclaw.sandbox.controller.configuration.json5;

import ai.openclaw.sandbox.controller.configuration.json5.Layout.ListLayout;
import ai.openclaw.sandbox.controller.configuration.json5.Layout.MemberLayout;
import ai.openclaw.sandbox.controller.configuration.json5.Layout.ObjectLayout;
import ai.openclaw.sandbox.controller.configuration.json5.Layout.ScalarLayout;
import ai.openclaw.sandbox.model.config.ConfigPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a whole text against the grammar of JSON5 and our limits, and says where each value stands. Cost grows with the length of the text;
 * the stack grows with {@link Json5Limits#MAX_DEPTH} at most.
 */
final class Json5Scanner {

    private static final char END = '\0';

    private final String text;
    private final StringScanner strings;
    private final LiteralScanner literals;
    /** Keys and indices from the document to the value being scanned; for messages. */
    private final Deque<Object> trail = new ArrayDeque<>();

    private int position;
    private int values;

    Json5Scanner(String text) {
        this.text = text;
        this.strings = new StringScanner(text);
        this.literals = new LiteralScanner(text);
    }

    /** Scans the text as one object or list. */
    Layout document() {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new SyntaxException(nul, "The file has a NUL character.", "Remove it; the file may be damaged.");
        }
        char first = peek();
        if (first == END) {
            throw new SyntaxException(position, "The file is empty.", "Write {} for a configuration without settings.");
        }
        if (first != '{' && first != '[') {
            throw new SyntaxException(position, "The document is not an object.", "Put it in braces.");
        }
        Layout layout = value(1);
        if (peek() != END) {
            throw new SyntaxException(
                    position, "Something follows the end of the document.", "Remove it, or move it inside the braces.");
        }
        return layout;
    }

    /** The path of the value that was being scanned. */
    ConfigPath path() {
        ConfigPath path = ConfigPath.ROOT;
        for (Object step : trail) {
            path = step instanceof Integer index ? path.item(index) : path.child(step.toString());
        }
        return path;
    }

    private Layout value(int depth) {
        char first = peek();
        if (first == END) {
            throw new SyntaxException(position, "The file ends where a value should stand.", "Complete it.");
        }
        if (++values > Json5Limits.MAX_VALUES) {
            throw new SyntaxException(position, "The document has too many values.", "Split what it configures.");
        }
        int start = position;
        switch (first) {
            case '{', '[' -> {
                if (depth > Json5Limits.MAX_DEPTH) {
                    throw new SyntaxException(
                            start,
                            "Objects and lists are nested too deeply.",
                            "Nest at most " + Json5Limits.MAX_DEPTH + ".");
                }
                return first == '{' ? object(start, depth) : list(start, depth);
            }
            case '"', '\'' -> {
                strings.quoted(start);
                position = strings.position();
            }
            default -> position = literals.scan(start);
        }
        return new ScalarLayout(start, position);
    }

    private Layout list(int start, int depth) {
        List<Layout> items = new ArrayList<>();
        position++;
        while (peek() != ']') {
            trail.addLast(items.size());
            items.add(value(depth + 1));
            trail.removeLast();
            separator(start, ']', "list");
        }
        position++;
        return new ListLayout(start, position, items);
    }

    private Layout object(int start, int depth) {
        List<MemberLayout> members = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        position++;
        while (peek() != '}') {
            int keyOffset = position;
            String key = key(start);
            trail.addLast(key);
            if (!keys.add(key)) {
                throw new SyntaxException(
                        keyOffset, "This key is written twice in one object.", "Keep one of the two.");
            }
            if (peek() != ':') {
                throw new SyntaxException(
                        position, "Expected a colon after the key" + found() + ".", "Write key: value.");
            }
            position++;
            members.add(new MemberLayout(keyOffset, key, value(depth + 1)));
            trail.removeLast();
            separator(start, '}', "object");
        }
        position++;
        return new ObjectLayout(start, position, members);
    }

    private String key(int start) {
        char first = peek();
        if (first == END) {
            throw unclosed(start, "object");
        }
        if (first == '"' || first == '\'') {
            String key = strings.quoted(position);
            position = strings.position();
            return key;
        }
        if (first == ',') {
            throw new SyntaxException(position, "Expected a key before the comma.", "Remove the comma.");
        }
        if (first != '\\' && !Characters.startsWord(first)) {
            throw new SyntaxException(
                    position, "Expected a key" + found() + ".", "Put the key in quotes, or close the object.");
        }
        String key = strings.word(position);
        position = strings.position();
        return key;
    }

    /** Passes a comma, or stops before the closing bracket. */
    private void separator(int start, char close, String what) {
        char next = peek();
        if (next == END) {
            throw unclosed(start, what);
        }
        if (next == ',') {
            position++;
        } else if (next != close) {
            throw new SyntaxException(
                    position,
                    "Expected a comma or the end of the " + what + found() + ".",
                    "Write a comma between values, and close the " + what + " with " + close + ".");
        }
        if (peek() == END) {
            throw unclosed(start, what);
        }
    }

    private SyntaxException unclosed(int start, String what) {
        return new SyntaxException(start, "This " + what + " is not closed before the file ends.", "Close it.");
    }

    private String found() {
        return position < text.length() ? ", found " + Characters.named(text.charAt(position)) : "";
    }

    /** The next character that is neither space nor comment, at the position; NUL at the end of the text. */
    private char peek() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (Characters.isSpace(c)) {
                position++;
            } else if (c == '/') {
                comment();
            } else {
                return c;
            }
        }
        return END;
    }

    private void comment() {
        if (text.startsWith("//", position)) {
            while (position < text.length() && !Characters.isLineEnd(text.charAt(position))) {
                position++;
            }
        } else if (text.startsWith("/*", position)) {
            int end = text.indexOf("*/", position + 2);
            if (end < 0) {
                throw new SyntaxException(
                        position, "This comment is not closed before the file ends.", "Close it with */.");
            }
            position = end + 2;
        } else {
            throw new SyntaxException(position, "Found a slash outside a string.", "Start comments with // or /*.");
        }
    }
}
