package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw logs}: the daemon's log, from the file of a daemon in the background, else from the daemon itself. */
@Command(name = "logs", description = "Show the end of the daemon's log.")
final class LogsCommand implements Callable<Integer> {

    /** Most bytes looked at for the end of the log. */
    private static final int TAIL_BYTES = 1 << 20;

    private static final Duration LOOK = Duration.ofMillis(250);

    /** Most lines the daemon keeps. */
    private static final int MOST = 2_000;

    private final Terminal terminal;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

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
        if (connection.elsewhere() || !Files.isReadable(log)) {
            return ask();
        }
        long end = Files.size(log);
        tail(log, end);
        while (follow && Pause.before(terminal, LOOK)) {
            end = added(log, end);
        }
        return ExitCode.OK.number();
    }

    /** Where there is no file, the daemon itself tells what it said last. */
    private int ask() {
        DaemonClient daemon = connection.connect(terminal);
        long shown = print(daemon.lines("logs?tailLines=" + Math.max(0, lines)), 0);
        while (follow && Pause.before(terminal, LOOK)) {
            shown = print(daemon.lines("logs?tailLines=" + MOST + "&after=" + shown), shown);
        }
        return ExitCode.OK.number();
    }

    private long print(List<JsonNode> entries, long before) {
        long last = before;
        for (JsonNode entry : entries) {
            terminal.out()
                    .println(Safe.lines(String.format(
                            "%s %-5s %s: %s",
                            entry.path("at").asText(),
                            entry.path("level").asText(),
                            entry.path("logger").asText(),
                            entry.path("message").asText())));
            last = entry.path("sequence").asLong();
        }
        terminal.out().flush();
        return last;
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
