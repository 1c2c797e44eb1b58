package ai.openclaw.sandbox.controller.cli.exec;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.utils.Signals;

/** The terminal this process sits in, handed over to a command: every key goes through as it is. Closed, it is as it was. */
interface Screen extends AutoCloseable {

    /** Its size; empty when there is none. */
    Optional<TerminalSize> size();

    /** Has somebody told when its size changes. */
    void onResize(Consumer<TerminalSize> listener);

    /** Gives it back. */
    @Override
    void close() throws IOException;

    /** None: input and output are passed through as they are. */
    static Screen none() {
        return new Screen() {
            @Override
            public Optional<TerminalSize> size() {
                return Optional.empty();
            }

            @Override
            public void onResize(Consumer<TerminalSize> listener) {}

            @Override
            public void close() {}
        };
    }

    /** The one of this process; where there is none, a command gets one all the same, of the usual size. */
    static Screen ofThisTerminal(Terminal terminal) {
        if (!terminal.interactive()) {
            return none();
        }
        try {
            String before = Raw.stty("-g").strip();
            Raw.stty("raw", "-echo");
            return new Raw(before);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "This terminal cannot be used: " + e.getMessage() + ".",
                    "Run it without -t, or from another terminal.");
        }
    }

    /**
     * A real one. Set by {@code stty}, as terminal libraries read ahead, and what they have read never reaches the command.
     *
     * @param before how it was set
     */
    record Raw(String before) implements Screen {

        @Override
        public Optional<TerminalSize> size() {
            try {
                String[] words = stty("size").strip().split(" ", 2);
                return Optional.of(new TerminalSize(side(words[0]), side(words[words.length - 1])));
            } catch (IOException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static int side(String number) {
            return Math.min(Integer.parseInt(number), TerminalSize.MOST);
        }

        @Override
        public void onResize(Consumer<TerminalSize> listener) {
            var _ = Signals.register("WINCH", () -> size().ifPresent(listener));
        }

        @Override
        public void close() throws IOException {
            stty(before);
        }

        /** Runs it on the terminal of this process. */
        private static String stty(String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of("stty"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                if (process.waitFor() != 0) {
                    throw new IOException(said.strip());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            return said;
        }
    }
}
