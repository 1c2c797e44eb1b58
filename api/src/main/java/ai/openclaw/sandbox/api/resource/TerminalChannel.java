package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal over a WebSocket. Binary messages are what is typed and what is shown; text messages are JSON: {@code resize} from the client, {@code exit} and
 * {@code error} from here. Who closes the socket ends the shell and all it has started.
 */
final class TerminalChannel implements Tools.Observer {

    private static final short NORMAL = 1000;
    private static final long PING_MS = 30_000;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Logger log = LoggerFactory.getLogger(TerminalChannel.class);

    private final ServerWebSocket socket;
    private final BlockingQueue<Message> incoming = new LinkedBlockingQueue<>();
    private final Semaphore drained = new Semaphore(0);
    private volatile boolean closed;

    /** What the client sends. */
    private sealed interface Message {}

    private record Typed(Buffer bytes) implements Message {}

    private record Control(String json) implements Message {}

    /** Opens the shell behind it. */
    @FunctionalInterface
    interface Opener {
        Tools.Conversation open(TerminalSize size, Tools.Observer observer) throws ToolFailure;
    }

    TerminalChannel(ServerWebSocket socket) {
        this.socket = socket;
    }

    /** Begins; {@code whenOver} is run once, when all is over. */
    void start(Vertx vertx, Opener opener, Runnable whenOver) {
        Thread worker = Thread.ofVirtual().name("terminal").unstarted(() -> {
            try {
                run(opener);
            } finally {
                whenOver.run();
            }
        });
        socket.pause();
        socket.frameHandler(this::frame);
        socket.textMessageHandler(text -> incoming.add(new Control(text)));
        socket.binaryMessageHandler(bytes -> incoming.add(new Typed(bytes)));
        socket.drainHandler(any -> drained.release());
        long ping = vertx.setPeriodic(PING_MS, any -> socket.writePing(Buffer.buffer()));
        socket.closeHandler(any -> {
            closed = true;
            vertx.cancelTimer(ping);
            drained.release();
            worker.interrupt();
        });
        socket.exceptionHandler(e -> log.debug("a terminal's socket failed: {}", e.getMessage()));
        worker.start();
    }

    /** Signs of life are no messages: another may come in their place. */
    private void frame(WebSocketFrame frame) {
        boolean message = frame.isText() || frame.isBinary();
        if (!message || !frame.isFinal()) {
            socket.fetch(1);
        }
    }

    private void run(Opener opener) {
        try {
            Tools.Conversation shell = opener.open(TerminalSize.USUAL, this);
            Thread typing = Thread.ofVirtual().name("terminal input").start(() -> listen(shell));
            try {
                int code = shell.await().content().path("exitCode").asInt();
                tell(Json.bytes(out -> {
                    out.writeStartObject();
                    out.writeStringField("type", "exit");
                    out.writeNumberField("code", code);
                    out.writeEndObject();
                }));
            } finally {
                typing.interrupt();
            }
        } catch (ToolFailure e) {
            error(e.text());
        } catch (RuntimeException e) {
            log.error("a terminal failed unexpectedly", e);
            error("The daemon could not do that; its log says why: openclaw logs");
        }
        if (!closed) {
            var _ = socket.close(NORMAL);
        }
    }

    private void listen(Tools.Conversation shell) {
        try {
            while (true) {
                socket.fetch(1);
                switch (incoming.take()) {
                    case Typed(Buffer bytes) -> shell.write(bytes.getBytes());
                    case Control(String json) -> control(json, shell);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ToolFailure e) {
            log.debug("what was typed was not taken: {}", e.text()); // the shell has ended
        }
    }

    private static void control(String json, Tools.Conversation shell) throws ToolFailure {
        try {
            JsonNode message = MAPPER.readTree(json);
            if (message.path("type").asText().equals("resize")) {
                shell.resize(new TerminalSize(
                        message.path("rows").asInt(), message.path("cols").asInt()));
            }
        } catch (IOException | IllegalArgumentException e) {
            log.debug("a message was not understood: {}", e.getMessage());
        }
    }

    @Override
    public void progress(String message) {
        write(Channel.STDOUT, (message + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(Channel channel, byte[] bytes) {
        send(() -> {
            var _ = socket.writeBinaryMessage(Buffer.buffer(bytes));
        });
    }

    private void error(String message) {
        try {
            tell(Json.bytes(out -> {
                out.writeStartObject();
                out.writeStringField("type", "error");
                out.writeStringField("message", message);
                out.writeEndObject();
            }));
        } catch (IllegalStateException e) {
            log.debug("nobody is there to be told: {}", message);
        }
    }

    private void tell(byte[] json) {
        send(() -> {
            var _ = socket.writeTextMessage(new String(json, StandardCharsets.UTF_8));
        });
    }

    private synchronized void send(Runnable write) {
        if (closed) {
            throw new IllegalStateException("the client has gone");
        }
        write.run();
        while (socket.writeQueueFull() && !closed) {
            try {
                drained.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the client has gone", e);
            }
        }
    }
}
