package ai.openclaw.sandbox.controller.cli.session;

import ai.openclaw.sandbox.controller.cli.Pause;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Waits for a sandbox to get ready and tells how it goes: on a terminal in one line that changes, elsewhere in a line per change. */
final class SandboxWait {

    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LAST_LOOK = Duration.ofMillis(500);
    private static final Set<String> SERVING = Set.of("Ready", "Drifted", "Replacing");
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final DaemonClient daemon;
    private final String name;
    private final boolean quiet;
    private String told = "";

    SandboxWait(Terminal terminal, DaemonClient daemon, String name, boolean quiet) {
        this.terminal = terminal;
        this.daemon = daemon;
        this.name = name;
        this.quiet = quiet;
    }

    /** Looks until it is ready, has failed or patience is over; returns whether it is ready. */
    boolean await(Duration patience) {
        long begin = System.nanoTime();
        Duration pause = FIRST_LOOK;
        while (true) {
            Optional<JsonNode> sandbox = daemon.find("sandboxes/" + DaemonClient.encode(name));
            String phase = sandbox.map(it -> it.at("/status/phase").asText()).orElse("Pending");
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            boolean over = SERVING.contains(phase) || phase.equals("Failed") || spent.compareTo(patience) >= 0;
            if (!over) {
                progress(phase, spent);
            }
            if (over || !Pause.before(terminal, pause)) {
                end(phase, spent, sandbox);
                return SERVING.contains(phase);
            }
            pause = pause.multipliedBy(2).compareTo(LAST_LOOK) < 0 ? pause.multipliedBy(2) : LAST_LOOK;
        }
    }

    private void progress(String phase, Duration spent) {
        if (quiet) {
            return;
        }
        String line = "Sandbox " + name + ": " + phase;
        if (terminal.interactive()) {
            terminal.err().print(ERASE + line + " (" + spent.toSeconds() + " s)");
        } else if (!line.equals(told)) {
            terminal.err().println(line);
        }
        told = line;
        terminal.err().flush();
    }

    private void end(String phase, Duration spent, Optional<JsonNode> sandbox) {
        if (quiet) {
            return;
        }
        if (terminal.interactive() && !told.isEmpty()) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
        String after = told.isEmpty() ? "" : " after " + String.format("%.1f s", spent.toMillis() / 1000.0);
        terminal.out().println("Sandbox " + name + " is " + terminal.style().phase(phase) + after + ".");
        if (!SERVING.contains(phase)) {
            sandbox.ifPresent(it -> why(it, phase));
            terminal.out().println("  See on: openclaw sandbox list, openclaw sandbox events " + name);
        }
        terminal.out().flush();
    }

    private void why(JsonNode sandbox, String phase) {
        for (JsonNode condition : sandbox.at("/status/conditions")) {
            boolean bad = condition.path("type").asText().equals("Ready")
                    || condition.path("status").asText().equals("False");
            String message = condition.path("message").asText();
            boolean news = !condition.path("reason").asText().equals(phase);
            if (bad && news && !message.isEmpty()) {
                terminal.out().println("  " + Safe.line(condition.path("reason").asText() + ": " + message));
            }
        }
    }
}
