package ai.openclaw.sandbox.model.config;

import java.util.regex.Pattern;

/**
 * The path of a value inside a configuration document, such as {@code agents.list[0].sandbox.mode}.
 *
 * @param value the dotted form; empty for the document itself
 */
public record ConfigPath(String value) {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    /** The document itself. */
    public static final ConfigPath ROOT = new ConfigPath("");

    /** The path of the member {@code key}; a key that is no plain word is shown in brackets and quotes. */
    public ConfigPath child(String key) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return new ConfigPath(value + "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]");
        }
        return new ConfigPath(value.isEmpty() ? key : value + "." + key);
    }

    /** The path of the item at {@code index}, from 0. */
    public ConfigPath item(int index) {
        return new ConfigPath(value + "[" + index + "]");
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "(document)" : value;
    }
}
