package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code openclaw logs}: the daemon's log, where the set-up script runs the daemon in the background. */
@Command(name = "logs", description = "Show the end of the daemon's log.")
final class LogsCommand implements Callable<Integer> {

    /** Most bytes looked at for the end of the log. */
    private static final int TAIL_BYTES = 1 << 20;

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Terminal terminal;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            paramLabel = "N",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, until interrupted.")
    private boolean follow;

    LogsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path log = ConnectionOptions.paths(terminal).state().resolve("logs").resolve("gateway.log");
        if (!Files.isReadable(log)) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "There is no log at " + log + ".",
                    "It is written when ./docker-setup.sh runs the daemon. A daemon in a terminal logs there; one in a"
                            + " container: docker compose logs openclaw-gateway");
        }
        long end = Files.size(log);
        tail(log, end);
        while (follow && Pause.before(terminal, LOOK)) {
            end = added(log, end);
        }
        return ExitCode.OK.number();
    }

    private void tail(Path log, long end) throws IOException {
        long from = Math.max(0, end - TAIL_BYTES);
        List<String> all = read(log, from, end).lines().toList();
        List<String> whole = from > 0 && !all.isEmpty() ? all.subList(1, all.size()) : all;
        whole.subList(Math.max(0, whole.size() - Math.max(0, lines)), whole.size())
                .forEach(line -> terminal.out().println(Safe.lines(line)));
        terminal.out().flush();
    }

    /** What was added since; a shorter file is a new one. */
    private long added(Path log, long shown) throws IOException {
        long size = Files.exists(log) ? Files.size(log) : 0;
        long from = size < shown ? 0 : shown;
        if (size > from) {
            terminal.out().print(Safe.lines(read(log, from, Math.min(size, from + TAIL_BYTES))));
            terminal.out().flush();
        }
        return Math.min(size, from + TAIL_BYTES);
    }

    private static String read(Path log, long from, long to) throws IOException {
        byte[] bytes = new byte[(int) (to - from)];
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            file.readFully(bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
