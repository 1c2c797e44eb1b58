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
        try {
            InputStream in = new BufferedInputStream(Channels.newInputStream(client), BUFFER);
            Optional<Head> head = Head.read(in);
            if (head.isPresent()) {
                forward(head.get(), in);
            }
        } catch (RefusedCall e) {
            log.warn("refused: {}", e.getMessage());
            answer(e.status(), "socket-proxy: " + e.getMessage());
        } catch (IOException e) {
            log.debug("a connection ended early: {}", e.getMessage());
            answer(502, "socket-proxy: the engine cannot be reached: " + e.getMessage());
        } catch (RuntimeException e) {
            log.warn("refused what could not be understood", e);
            answer(400, "socket-proxy: the request cannot be understood");
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
            case READ, SANDBOX, NETWORK, EXEC_START -> body;
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
        boolean network = call.kind() == Call.Kind.NETWORK;
        String path = network ? "/networks/" + id : "/containers/" + id + "/json";
        if (!upstream.ours(path, network ? "/Labels" : "/Config/Labels") && !upstream.absent(path)) {
            throw new RefusedCall((network ? "network " : "container ") + id + " is not a sandbox's");
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
