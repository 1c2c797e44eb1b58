package ai.openclaw.sandbox.controller.cli.client;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URLEncoder;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the daemon. Whatever does not work out becomes a {@link CommandFailure} that says what to do. */
public final class DaemonClient {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1/";
    /** What {@code /readyz} says to those it does not know. */
    private static final Set<String> STRANGERS = Set.of("ok\n", "not ready\n");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Transport transport;

    DaemonClient(Transport transport) {
        this.transport = transport;
    }

    /** A text as one part of a path or query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Reads one of our resources, such as {@code sandboxes/NAME}. */
    public JsonNode get(String resource) {
        return good(send("GET", BASE + resource, Optional.empty()));
    }

    /** Reads one of our resources that is a line of JSON after another. */
    public List<JsonNode> lines(String resource) {
        Transport.Reply reply = send("GET", BASE + resource, Optional.empty());
        if (reply.status() >= 400) {
            throw refused(reply);
        }
        return reply.body()
                .lines()
                .map(line -> json(new Transport.Reply(reply.status(), line)))
                .toList();
    }

    /** The same; empty when there is none. */
    public Optional<JsonNode> find(String resource) {
        Transport.Reply reply = send("GET", BASE + resource, Optional.empty());
        return reply.status() == 404 ? Optional.empty() : Optional.of(good(reply));
    }

    /** Reads something outside our resources, such as {@code /version}. */
    public JsonNode getRoot(String path) {
        return good(send("GET", path, Optional.empty()));
    }

    /** Whether the daemon is ready, and why not. Those whom it does not know are told no reasons. */
    public JsonNode readiness() {
        Transport.Reply reply = send("GET", "/readyz", Optional.empty());
        if (!STRANGERS.contains(reply.body())) {
            return reply.status() == 503 ? json(reply) : good(reply);
        }
        if (transport.identified()) {
            throw tokenRefused();
        }
        ObjectNode readiness = JsonNodeFactory.instance.objectNode().put("ready", reply.status() == 200);
        readiness.putArray("reasons").add("Why is told only to those who may know: add --token TOKEN.");
        return readiness;
    }

    /** Makes or renews a resource. */
    public JsonNode put(String resource, JsonNode body) {
        return good(send("PUT", BASE + resource, Optional.of(body.toString())));
    }

    /** Asks something of a resource. */
    public JsonNode post(String resource, JsonNode body) {
        return good(send("POST", BASE + resource, Optional.of(body.toString())));
    }

    /** Opens a WebSocket of one of our resources. */
    public WebSocketClient open(String resource) {
        try {
            return switch (WebSocketClient.open(transport.connect(), BASE + resource, transport.headers())) {
                case WebSocketClient.Open open -> open.socket();
                case WebSocketClient.Refused refused -> {
                    good(refused.reply());
                    throw new IOException("no WebSocket is opened there");
                }
            };
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * Sends a message of the Model Context Protocol; what is answered comes as it is said.
     *
     * @param path path and query, encoded
     * @param client by which name the daemon knows the sender, if it does
     * @param message JSON
     */
    public MessageReply message(String path, Optional<String> client, String message) throws IOException {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        MessageReply reply = MessageReply.of(
                connected(),
                head("POST", path, client)
                        + "Accept: application/json, text/event-stream\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Content-Length: "
                        + body.length + "\r\n\r\n",
                body);
        if (reply.status() < 400) {
            return reply;
        }
        try (reply) {
            throw refused(new Transport.Reply(reply.status(), reply.next().orElse("")));
        }
    }

    /** Tells the daemon that the sender of such messages goes away. */
    public void leave(String path, String client) throws IOException {
        MessageReply.of(connected(), head("DELETE", path, Optional.of(client)) + "\r\n", new byte[0])
                .close();
    }

    private String head(String method, String path, Optional<String> client) {
        return method + " " + path + " HTTP/1.0\r\n" + transport.headers()
                + client.map(it -> "Mcp-Session-Id: " + it + "\r\n").orElse("");
    }

    private Duplex connected() {
        try {
            return transport.connect();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Removes a resource. */
    public JsonNode delete(String resource) {
        return good(send("DELETE", BASE + resource, Optional.empty()));
    }

    private Transport.Reply send(String method, String path, Optional<String> body) {
        try {
            return transport.send(new Transport.Request(method, path, body));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private CommandFailure unreachable(IOException e) {
        String why = String.valueOf(e.getMessage());
        if (why.contains("Permission denied")) {
            return new CommandFailure(
                    ExitCode.NOT_PERMITTED,
                    "The daemon's control socket " + transport.target() + " belongs to another user.",
                    "Run this as that user, or speak HTTP: --url http://127.0.0.1:18789 --token TOKEN");
        }
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "The daemon does not answer at " + transport.target() + " (" + reason(e) + ").",
                transport.whenAway());
    }

    private static String reason(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException timeout -> "no connection in time";
            case HttpTimeoutException timeout -> "no answer in time";
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> "no such host";
            case ConnectException refused -> "nothing listens there";
            case SocketException socket
            when String.valueOf(socket.getMessage()).startsWith("No such file") ->
                "no daemon runs on this state directory";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private JsonNode good(Transport.Reply reply) {
        JsonNode body = json(reply);
        if (reply.status() < 400) {
            return body;
        }
        throw refused(reply);
    }

    private CommandFailure refused(Transport.Reply reply) {
        JsonNode body = json(reply);
        String message = body.path("message")
                .asText(body.at("/error/message").asText("The daemon answered with status " + reply.status() + "."));
        return switch (reply.status()) {
            case 401 -> tokenRefused();
            case 403 -> new CommandFailure(ExitCode.NOT_PERMITTED, message, "");
            case 400, 422 -> new CommandFailure(ExitCode.USAGE, message, "");
            case 500 -> new CommandFailure(ExitCode.FAILURE, message, "The daemon's log says more: openclaw logs");
            default -> new CommandFailure(ExitCode.FAILURE, message, "");
        };
    }

    private CommandFailure tokenRefused() {
        return new CommandFailure(
                ExitCode.NOT_PERMITTED,
                "The daemon at " + transport.target() + " does not accept the token, or got none.",
                "Give the right one: --token TOKEN, or set OPENCLAW_GATEWAY_TOKEN");
    }

    private JsonNode json(Transport.Reply reply) {
        try {
            return MAPPER.readTree(reply.body());
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "What answers at " + transport.target() + " is not this daemon.",
                    "Is the address right? Another program may listen there.");
        }
    }
}
