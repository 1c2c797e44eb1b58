package ai.openclaw.sandbox.controller.cli.device;

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
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw dashboard}. */
@Command(
        name = "dashboard",
        description = "Open the Control UI with a one-time link, which signs one browser in without a token.")
public final class DashboardCommand implements Callable<Integer> {

    private static final Set<String> THIS_HOST = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Terminal terminal;

    @Option(names = "--no-open", description = "Only print the link.")
    private boolean noOpen;

    @Option(names = "--qr", description = "Draw the link as a QR code as well.")
    private boolean qr;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "What the browser may do: viewer, operator or admin (default).")
    private Optional<String> role = Optional.empty();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** On a terminal. */
    public DashboardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        role.ifPresent(it -> wish.put("role", it));
        JsonNode link = daemon.post("devices/links", wish);
        String base = connection.pages(terminal, link.path("port").asInt());
        String url = base + "/#" + link.path("fragment").asText();
        if (output.json()) {
            OutputOptions.print(
                    terminal,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("url", url)
                            .put("role", link.path("role").asText())
                            .put("expiresAt", link.path("expiresAt").asText()));
            return ExitCode.OK.number();
        }
        tell(link, url);
        hint(URI.create(base));
        if (!noOpen && terminal.interactive()) {
            open(url);
        }
        return ExitCode.OK.number();
    }

    private void tell(JsonNode link, String url) {
        Instant until = Instant.parse(link.path("expiresAt").asText());
        terminal.out().println(Safe.line(url));
        if (qr) {
            terminal.out().println();
            QrCode.lines(url, terminal.style()).forEach(terminal.out()::println);
        }
        terminal.out()
                .println("Good for one browser, for "
                        + Ages.span(Duration.between(terminal.clock().instant(), until)) + ", as "
                        + Safe.line(link.path("role").asText()) + ". Another: openclaw dashboard");
    }

    /** Browsers give keys to pages of this host, or over HTTPS, and to no others. */
    private void hint(URI base) {
        boolean secure = "https".equals(base.getScheme()) || THIS_HOST.contains(base.getHost());
        String tunnel = "ssh -N -L " + base.getPort() + ":127.0.0.1:" + base.getPort() + " "
                + (secure ? "USER@THIS-HOST" : "USER@" + base.getHost());
        terminal.out()
                .println(
                        secure
                                ? "From another machine: " + tunnel + ", then open the link there."
                                : "Browsers sign in over HTTPS or from their own host only. Use a tunnel: " + tunnel
                                        + ", and 127.0.0.1 in the link.");
        terminal.out().flush();
    }

    private void open(String url) {
        boolean mac = terminal.variable("OSTYPE")
                .orElse(System.getProperty("os.name"))
                .toLowerCase(Locale.ROOT)
                .contains("mac");
        boolean screen = mac
                || terminal.variable("DISPLAY")
                        .or(() -> terminal.variable("WAYLAND_DISPLAY"))
                        .isPresent();
        if (!screen) {
            return;
        }
        try {
            new ProcessBuilder(mac ? "open" : "xdg-open", url)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            terminal.out().println("No browser could be started; open the link yourself.");
        }
    }
}
