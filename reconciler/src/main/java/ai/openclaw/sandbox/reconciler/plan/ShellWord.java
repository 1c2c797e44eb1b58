package ai.openclaw.sandbox.reconciler.plan;

import java.util.regex.Pattern;

/** A text as one word of a POSIX shell, so that a printed command can be pasted whatever a session key holds. */
final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private ShellWord() {}

    static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
