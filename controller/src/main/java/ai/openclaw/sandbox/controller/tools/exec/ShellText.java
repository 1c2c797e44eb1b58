package ai.openclaw.sandbox.controller.tools.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Text for {@code /bin/sh}. Pure. */
final class ShellText {

    /** The script of a shell that waits for its command; comments are for people and cost the shell time. */
    static final String SLOT = resource("slot.sh");

    /** The script that finds and signals the processes of a run. */
    static final String SIGNAL = resource("signal.sh");

    /** What the text of a run says when its directory is not there, before it leaves. */
    static final char NO_DIRECTORY = '!';

    /** What gives a command no input. Without it the command would share that of its shell. */
    static final String NO_INPUT = "exec </dev/null\n";

    private ShellText() {}

    /** A word that the shell takes as it is, whatever is in it but NUL. */
    static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * What comes before a command: its directory, its environment, its path.
     *
     * @param word the secret word of the run
     * @param directory absolute path in the container
     * @param env variables, names checked before
     * @param path directories to search first
     */
    static String before(String word, String directory, Map<String, String> env, List<String> path) {
        StringBuilder text = new StringBuilder("cd -- ")
                .append(quote(directory))
                .append(" 2>/dev/null || { printf '\\036")
                .append(word)
                .append(NO_DIRECTORY)
                .append("\\n' >&2; exit 126; }\n");
        env.forEach((name, value) -> text.append("export ")
                .append(name)
                .append('=')
                .append(quote(value))
                .append('\n'));
        if (!path.isEmpty()) {
            text.append("export PATH=").append(quote(String.join(":", path))).append("\"${PATH:+:$PATH}\"\n");
        }
        return text.toString();
    }

    /** What a command in a terminal begins with: it waits for a line, and says that it has it. */
    static String begin(String word) {
        return "IFS= read -r __openclaw_line; unset __openclaw_line; printf '\\036%s+%s\\n' " + word + " \"$$\"\n";
    }

    /** A word nobody can guess. */
    static String word() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** What a shell that is to wait is told first. */
    static byte[] greeting(String word) {
        return (word + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What a waiting shell is told. */
    static byte[] order(String text) {
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        return (lines + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream in = ShellText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is not whole: " + name + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).reduce("", (all, line) -> all + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
