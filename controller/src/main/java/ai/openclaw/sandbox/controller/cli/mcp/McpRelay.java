package ai.openclaw.sandbox.controller.cli.mcp;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.client.MessageReply;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes messages, one a line, on to the daemon, and what it answers back. Requests wait for no other: a call can be cancelled while it runs. */
final class McpRelay {

    /** Longest message taken, in characters: what the daemon takes at most. */
    private static final int MAX_LINE = 34 * 1024 * 1024;

    /** How long answers are waited for when the input has ended: whoever pipes requests in wants them, and whoever leaves does not wait for us. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private static final int FAILED = -32000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final DaemonClient daemon;
    private final String path;
    private final OutputStream out; // guarded by this
    private final PrintWriter log;
    private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> client = Optional.empty();

    McpRelay(DaemonClient daemon, String path, OutputStream out, PrintWriter log) {
        this.daemon = daemon;
        this.path = path;
        this.out = out;
        this.log = log;
    }

    /** Until the input ends; what is not answered a moment later the daemon ends. */
    ExitCode run(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (Optional<String> line = line(lines); line.isPresent(); line = line(lines)) {
            if (!line.get().isBlank()) {
                pass(line.get());
            }
        }
        awaitAnswers();
        client.ifPresent(id -> {
            try {
                daemon.leave(path, id);
            } catch (CommandFailure | IOException e) {
                tell(String.valueOf(e.getMessage())); // the daemon has gone first
            }
        });
        return ExitCode.OK;
    }

    private void pass(String line) {
        Optional<JsonNode> id = id(line);
        if (client.isEmpty()) {
            send(line, id); // everything else needs what is answered to the first message
            return;
        }
        Thread sender = Thread.ofVirtual().unstarted(() -> {
            try {
                send(line, id);
            } finally {
                underWay.remove(Thread.currentThread());
            }
        });
        underWay.add(sender);
        sender.start();
    }

    private void awaitAnswers() {
        long end = System.nanoTime() + LAST_ANSWERS.toNanos();
        try {
            for (Thread sender : underWay) {
                sender.join(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String line, Optional<JsonNode> id) {
        try (MessageReply reply = daemon.message(path, client, line)) {
            reply.client().ifPresent(it -> client = Optional.of(it));
            for (Optional<String> message = reply.next(); message.isPresent(); message = reply.next()) {
                write(message.get());
            }
        } catch (CommandFailure e) {
            failed(id, e.message());
        } catch (IOException e) {
            failed(id, "The connection to the daemon broke: " + e.getMessage() + ".");
        }
    }

    private void failed(Optional<JsonNode> id, String message) {
        tell(message);
        id.ifPresent(it -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
            answer.set("id", it);
            answer.putObject("error").put("code", FAILED).put("message", message);
            write(answer.toString());
        });
    }

    private synchronized void tell(String message) {
        log.println(Safe.lines(message));
        log.flush();
    }

    private synchronized void write(String message) {
        try {
            out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            tell("Nobody reads what is answered: " + e.getMessage() + ".");
        }
    }

    private static Optional<JsonNode> id(String line) {
        try {
            JsonNode message = MAPPER.readTree(line);
            return Optional.of(message.path("id"))
                    .filter(it -> message.has("method") && it.isValueNode() && !it.isNull());
        } catch (IOException e) {
            return Optional.empty(); // the daemon says what is wrong with it
        }
    }

    private static Optional<String> line(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = lines.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = lines.read()) {
            if (line.length() >= MAX_LINE) {
                throw new CommandFailure(ExitCode.USAGE, "A message is longer than " + MAX_LINE + " characters.", "");
            }
            line.append((char) next);
        }
        return Optional.of(line.toString());
    }
}
