package ai.openclaw.sandbox.controller.proxy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the daemon, which carries one request: the engine is told to close it afterwards, so that nothing that was not looked at can follow. Only a
 * command that the engine has turned into a stream gets bytes beyond that.
 */
final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final List<String> CONNECTION = List.of("connection", "upgrade", "keep-alive", "expect");
    private static final List<String> LENGTH = List.of("content-length", "transfer-encoding");
    private static final int BUFFER = 32 * 1024;

    /** Most bytes taken from somebody who goes on talking after a refusal. */
    private static final int MOST_UNREAD = 8 << 20;

    private final SocketChannel client;
    private final Upstream upstream;
    private final CreateRules rules;
    private final Executor threads;

    Exchange(SocketChannel client, Upstream upstream, CreateRules rules, Executor threads) {
        this.client = client;
        this.upstream = upstream;
        this.rules = rules;
        this.threads = threads;
    }

    /** Carries it out; both sides are closed at the end. */
    void run() {
        try (client) {
            carry();
        } catch (IOException e) {
            log.debug("a connection did not close: {}", e.getMessage());
        }
    }

    /** Answers also what it refuses: the connection must still be open then. */
    private void carry() {
        InputStream in = new BufferedInputStream(Channels.newInputStream(client), BUFFER);
        try {
            Optional<Head> head = Head.read(in);
            if (head.isPresent()) {
                forward(head.get(), in);
            }
        } catch (RefusedCall e) {
            log.warn("refused: {}", e.getMessage());
            answer(e.status(), "socket-proxy: " + e.getMessage());
            listenOut(in);
        } catch (IOException e) {
            log.debug("a connection ended early: {}", e.getMessage());
            answer(502, "socket-proxy: the engine cannot be reached: " + e.getMessage());
        } catch (RuntimeException e) {
            log.warn("refused what could not be understood", e);
            answer(400, "socket-proxy: the request cannot be understood");
            listenOut(in);
        }
    }

    /** A socket that is closed with something unread takes the answer back: whoever was refused would read of a broken pipe, and not why. */
    private void listenOut(InputStream in) {
        try {
            client.shutdownOutput();
            byte[] buffer = new byte[BUFFER];
            for (int rest = MOST_UNREAD, count = 0; rest > 0 && count >= 0; rest -= count) {
                count = in.read(buffer);
            }
        } catch (IOException e) {
            log.debug("who was refused did not listen: {}", e.getMessage());
        }
    }

    private void forward(Head head, InputStream in) throws IOException, RefusedCall {
        Call call = Call.of(head.first());
        check(call);
        byte[] body = Bodies.read(head, in);
        byte[] checked = switch (call.kind()) {
            case CREATE -> rules.container(body);
            case CREATE_NETWORK -> rules.network(body);
            case EXEC -> rules.exec(body);
            case READ, SANDBOX, NETWORK, EXEC_START, EXEC_RESIZE -> body;
        };
        boolean stream =
                call.kind() == Call.Kind.EXEC_START && head.field("upgrade").isPresent();
        Head passed = head.with(CONNECTION)
                .with(LENGTH, "Content-Length: " + checked.length)
                .with(
                        List.of(),
                        stream
                                ? new String[] {"Connection: Upgrade", "Upgrade: tcp"}
                                : new String[] {"Connection: close"});
        try (SocketChannel engine = upstream.connect()) {
            Upstream.write(engine, passed.bytes());
            Upstream.write(engine, checked);
            InputStream answers = new BufferedInputStream(Channels.newInputStream(engine), BUFFER);
            Head answer = Head.read(answers).orElseThrow(() -> new IOException("it gave no answer"));
            boolean hijacked = answer.first().startsWith("HTTP/1.1 101");
            if (hijacked) {
                Upstream.write(client, answer.bytes());
                threads.execute(() -> pump(in, engine));
            } else {
                Upstream.write(
                        client, answer.with(CONNECTION, "Connection: close").bytes());
                threads.execute(() -> awaitEnd(in, engine));
            }
            copy(answers, client);
        }
    }

    private void check(Call call) throws IOException, RefusedCall {
        if (call.subject().isEmpty()) {
            return;
        }
        String id = call.subject().get();
        switch (call.kind()) {
            case NETWORK -> requireOurs("/networks/" + id, "/Labels", "network " + id);
            case EXEC_START, EXEC_RESIZE -> {
                // Inspecting a container of others tells which commands they have prepared in it.
                Optional<String> container = upstream.containerOf(id);
                if (container.isPresent()) {
                    requireOurs(
                            "/containers/" + container.get() + "/json", "/Config/Labels", "the place of exec " + id);
                }
            }
            default -> requireOurs("/containers/" + id + "/json", "/Config/Labels", "container " + id);
        }
    }

    /** What is not there may be asked for: the engine says so itself. */
    private void requireOurs(String path, String labels, String what) throws IOException, RefusedCall {
        if (!upstream.ours(path, labels) && !upstream.absent(path)) {
            throw new RefusedCall(what + " is not a sandbox's");
        }
    }

    /** Input of a command; its end is passed on, so that a command that reads to the end gets there. */
    private static void pump(InputStream in, SocketChannel engine) {
        try {
            copy(in, engine);
            engine.shutdownOutput();
        } catch (IOException e) {
            log.debug("the input of a command ended: {}", e.getMessage());
        }
    }

    /** Whoever asked and went away ends the call: events are listened to for ever. */
    private static void awaitEnd(InputStream in, SocketChannel engine) {
        try (engine) {
            while (in.read() >= 0) {
                // nothing more is asked on this connection
            }
        } catch (IOException e) {
            log.debug("the asker is gone: {}", e.getMessage());
        }
    }

    private static void copy(InputStream in, SocketChannel out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            Upstream.write(out, Arrays.copyOf(buffer, count));
        }
    }

    private void answer(int status, String message) {
        try {
            byte[] body = new JsonMapper().writeValueAsBytes(Map.of("message", message));
            String head = "HTTP/1.1 " + status
                    + " Refused\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                    + body.length + "\r\n\r\n";
            Upstream.write(client, head.getBytes(StandardCharsets.US_ASCII));
            Upstream.write(client, body);
        } catch (IOException e) {
            log.debug("nobody waits for the answer: {}", e.getMessage());
        }
    }
}
