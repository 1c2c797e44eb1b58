package ai.openclaw.sandbox.controller.cli.session;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw sessions open}. */
@Command(
        name = "open",
        description =
                "Open a session, or renew one, which makes its sandbox. On a terminal, waits up to a minute for it.")
final class OpenCommand implements Callable<Integer> {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(60);

    /** As long as a set-up command may take, and a little more. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(16);

    private final Terminal terminal;

    @Parameters(paramLabel = "KEY", description = "Its key, such as agent:main:demo.")
    private String key = "";

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description = "How long it is held open: 30s, 5m, 2h, 7d. Default: 24h.")
    private Optional<String> ttl = Optional.empty();

    @Option(
            names = "--wait",
            negatable = true,
            description = "Wait until its sandbox is ready, at most 16 minutes; fail if it does not get so.")
    private Optional<Boolean> wait = Optional.empty();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    OpenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("key", key);
        ttl.ifPresent(it -> body.put("ttl", it));
        JsonNode session = daemon.put("sessions/" + SessionPath.name(key), body);
        boolean sandboxed = session.at("/status/sandboxed").asBoolean();
        if (!output.json()) {
            opened(session, daemon, sandboxed);
        }
        boolean ready = !sandboxed || await(session, daemon);
        if (output.json()) {
            OutputOptions.print(
                    terminal,
                    daemon.get("sessions/" + session.at("/metadata/name").asText()));
        }
        return (ready || wait.isEmpty() ? ExitCode.OK : ExitCode.FAILURE).number();
    }

    private void opened(JsonNode session, DaemonClient daemon, boolean sandboxed) {
        String name = session.at("/spec/key").asText();
        Instant until = Instant.parse(session.at("/status/heldUntil").asText());
        terminal.out()
                .println("Session " + Safe.line(name) + " is held open for "
                        + Ages.span(Duration.between(terminal.clock().instant(), until)) + ".");
        if (!sandboxed) {
            JsonNode explanation = daemon.get("explain?session=" + DaemonClient.encode(name));
            terminal.out()
                    .println("It has no sandbox: "
                            + Safe.line(explanation.path("why").asText()));
        }
        terminal.out().flush();
    }

    /** Whether its sandbox is ready, after waiting as long as was asked for. */
    private boolean await(JsonNode session, DaemonClient daemon) {
        boolean usual = wait.isEmpty() && terminal.interactive() && !output.json();
        Duration patience = usual ? USUAL_WAIT : wait.orElse(false) ? LONG_WAIT : Duration.ZERO;
        String sandbox = session.at("/status/sandbox").asText();
        SandboxWait waiting = new SandboxWait(terminal, daemon, sandbox, output.json());
        return waiting.await(patience) || wait.map(it -> !it).orElse(false);
    }
}
