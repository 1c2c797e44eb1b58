package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Pause;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw sandbox events}: the timeline, the latest at the end. */
@Command(name = "events", description = "Tell what was done to sandboxes, by whom and why; the latest at the end.")
final class EventsCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Terminal terminal;
    private final Table table = new Table("AGE", "SANDBOX", "EVENT", "REASON", "BY", "MESSAGE");

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only of this sandbox, also when it is no more.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--session", paramLabel = "KEY", description = "Only of the sandbox this session uses.")
    private Optional<String> session = Optional.empty();

    @Option(
            names = {"-n", "--limit"},
            defaultValue = "50",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what happens, until interrupted.")
    private boolean follow;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    EventsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        Optional<String> sandbox = name.or(() -> session.flatMap(key -> sandboxOf(key, daemon)));
        String filter = sandbox.map(it -> "&sandbox=" + DaemonClient.encode(it)).orElse("");
        List<JsonNode> events =
                items(daemon.get("events?limit=" + limit + filter)).reversed();
        if (events.isEmpty() && !follow && !output.json()) {
            terminal.out()
                    .println("Nothing has happened yet"
                            + sandbox.map(it -> " to " + it).orElse("") + ".");
        } else {
            print(events);
        }
        String last = events.isEmpty() ? "0" : version(events.getLast());
        while (follow && Pause.before(terminal, LOOK)) {
            List<JsonNode> more = items(daemon.get("events?after=" + last + filter));
            print(more);
            last = more.isEmpty() ? last : version(more.getLast());
        }
        return ExitCode.OK.number();
    }

    private Optional<String> sandboxOf(String key, DaemonClient daemon) {
        JsonNode explanation = daemon.get("explain?session=" + DaemonClient.encode(key));
        return Optional.of(explanation.path("sandbox").asText(key));
    }

    private void print(List<JsonNode> events) {
        if (output.json()) {
            if (!follow) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                events.forEach(all::add);
                OutputOptions.print(terminal, all);
            } else {
                events.forEach(event -> terminal.out().println(event));
            }
        } else if (!events.isEmpty()) {
            rows(events);
            table.print(terminal.page());
        }
        terminal.out().flush();
    }

    private void rows(List<JsonNode> events) {
        Instant now = terminal.clock().instant();
        events.forEach(event -> table.row(
                Cell.of(Ages.since(Instant.parse(event.path("eventTime").asText()), now)),
                Cell.of(event.at("/regarding/name").asText()),
                Cell.of(event.path("type").asText()).dressed(this::dress),
                Cell.of(event.path("reason").asText()),
                Cell.of(event.path("actor").asText()),
                Cell.of(event.path("message").asText())));
    }

    private String dress(String type) {
        return switch (type) {
            case "Ready", "SetupCompleted" -> terminal.style().good(type);
            case "Failed", "Died" -> terminal.style().bad(type);
            case "Drifted", "Removing", "Removed" -> terminal.style().warning(type);
            default -> type;
        };
    }

    private static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.path("items").forEach(items::add);
        return items;
    }

    private static String version(JsonNode event) {
        return event.at("/metadata/resourceVersion").asText("0");
    }
}
