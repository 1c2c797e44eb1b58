package ai.openclaw.sandbox.model.session;

import java.util.regex.Pattern;

/** A text as one word of a POSIX shell, so that a printed command can be pasted whatever a session key holds. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private ShellWord() {}

    /** The word, quoted only where it must be. */
    public static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
