package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What keys send to a program in a terminal, by the names people give them: {@code Enter}, {@code Up}, {@code C-c}, {@code M-x}, or a character itself. */
final class KeyNames {

    private static final String ESC = "\u001b";

    /** What a key with Ctrl sends is its letter without the upper bits. */
    private static final int CONTROL_BITS = 0x1f;

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("enter", "\r"),
            Map.entry("return", "\r"),
            Map.entry("tab", "\t"),
            Map.entry("space", " "),
            Map.entry("escape", ESC),
            Map.entry("esc", ESC),
            Map.entry("backspace", "\u007f"),
            Map.entry("bspace", "\u007f"),
            Map.entry("delete", ESC + "[3~"),
            Map.entry("up", ESC + "[A"),
            Map.entry("down", ESC + "[B"),
            Map.entry("right", ESC + "[C"),
            Map.entry("left", ESC + "[D"),
            Map.entry("home", ESC + "[H"),
            Map.entry("end", ESC + "[F"),
            Map.entry("pageup", ESC + "[5~"),
            Map.entry("pagedown", ESC + "[6~"),
            Map.entry("insert", ESC + "[2~"),
            Map.entry("f1", ESC + "OP"),
            Map.entry("f2", ESC + "OQ"),
            Map.entry("f3", ESC + "OR"),
            Map.entry("f4", ESC + "OS"),
            Map.entry("f5", ESC + "[15~"),
            Map.entry("f6", ESC + "[17~"),
            Map.entry("f7", ESC + "[18~"),
            Map.entry("f8", ESC + "[19~"),
            Map.entry("f9", ESC + "[20~"),
            Map.entry("f10", ESC + "[21~"),
            Map.entry("f11", ESC + "[23~"),
            Map.entry("f12", ESC + "[24~"));

    private KeyNames() {}

    /** What some keys send, one after the other. */
    static byte[] bytes(List<String> keys) throws ToolFailure {
        StringBuilder text = new StringBuilder();
        for (String key : keys) {
            text.append(one(key).orElseThrow(() -> new ToolFailure(
                    ToolReason.INVALID_ARGUMENT,
                    "There is no key \"" + (key.length() > 20 ? key.substring(0, 20) + "…" : key)
                            + "\". A key is one character, C- or M- and a key, or one of "
                            + NAMED.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".")));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> one(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (NAMED.containsKey(lower)) {
            return Optional.ofNullable(NAMED.get(lower));
        }
        if (key.codePointCount(0, key.length()) == 1) {
            return Optional.of(key);
        }
        if (lower.startsWith("c-")) {
            return control(lower.substring(2));
        }
        return lower.startsWith("m-") ? one(key.substring(2)).map(rest -> ESC + rest) : Optional.empty();
    }

    private static Optional<String> control(String key) {
        boolean one = key.length() == 1 && (Character.isLetter(key.charAt(0)) || "@[\\]^_".contains(key));
        return one && key.charAt(0) < 128
                ? Optional.of(String.valueOf((char) (key.charAt(0) & CONTROL_BITS)))
                : Optional.empty();
    }
}
