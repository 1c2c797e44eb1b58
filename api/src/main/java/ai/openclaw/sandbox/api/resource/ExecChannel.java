package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command one talks to over a WebSocket. The first message is a JSON object with the arguments of {@code exec}; from then on every message is binary and its first
 * byte says what it is, as in Kubernetes' own protocol for this: 0 input, 1 and 2 output, 3 JSON of ours ({@code progress}, {@code result},
 * {@code error}), 4 JSON of the client's ({@code rows} and {@code columns}, or {@code signal}), 255 followed by 0 the end of input. Who closes the socket ends
 * the command.
 */
final class ExecChannel implements Tools.Observer {

    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int STATUS = 3;
    private static final int CONTROL = 4;
    private static final int END = 255;
    private static final short NORMAL = 1000;
    private static final long PING_MS = 30_000;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Logger log = LoggerFactory.getLogger(ExecChannel.class);

    private final ServerWebSocket socket;
    private final Tools tools;
    private final BlockingQueue<Buffer> incoming = new LinkedBlockingQueue<>();
    private final Semaphore drained = new Semaphore(0);
    private volatile boolean closed;

    ExecChannel(ServerWebSocket socket, Tools tools) {
        this.socket = socket;
        this.tools = tools;
    }

    /** Begins with the first message; {@code whenOver} is run once, when all is over. */
    void start(Vertx vertx, Function<JsonNode, Tools.Call> calls, Runnable whenOver) {
        Thread worker = Thread.ofVirtual().name("exec channel").unstarted(() -> {
            try {
                run(calls);
            } finally {
                whenOver.run();
            }
        });
        socket.pause();
        socket.handler(incoming::add);
        socket.drainHandler(any -> drained.release());
        socket.closeHandler(any -> {
            closed = true;
            drained.release();
            worker.interrupt();
        });
        socket.exceptionHandler(e -> log.debug("a socket failed: {}", e.getMessage()));
        long ping = vertx.setPeriodic(PING_MS, any -> socket.writePing(Buffer.buffer()));
        socket.endHandler(any -> vertx.cancelTimer(ping));
        worker.start();
    }

    private void run(Function<JsonNode, Tools.Call> calls) {
        try {
            Tools.Call call = calls.apply(first());
            Tools.Conversation conversation = tools.converse(call, this);
            Thread talking = Thread.ofVirtual().name("exec channel input").start(() -> listen(conversation));
            try {
                Tools.Result result = conversation.await();
                send(STATUS, Json.bytes(out -> ToolJson.resultLine(out, result)));
            } finally {
                talking.interrupt();
            }
        } catch (ToolFailure e) {
            fail(Problem.tool(e, "exec"));
        } catch (Problem e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("a command one talks to failed unexpectedly", e);
            fail(Problem.internal());
        }
        if (!closed) {
            var _ = socket.close(NORMAL);
        }
    }

    private JsonNode first() throws InterruptedException {
        try {
            JsonNode arguments = MAPPER.readTree(next().getBytes());
            if (arguments != null && arguments.isObject()) {
                return arguments;
            }
        } catch (IOException e) {
            // said below
        }
        throw Problem.badRequest("The first message must be a JSON object with the arguments of exec.");
    }

    private Buffer next() throws InterruptedException {
        socket.fetch(1);
        return incoming.take();
    }

    private void listen(Tools.Conversation conversation) {
        try {
            while (true) {
                hear(next(), conversation);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Buffer message, Tools.Conversation conversation) {
        if (message.length() == 0) {
            return;
        }
        try {
            switch (message.getUnsignedByte(0)) {
                case STDIN -> conversation.write(message.getBytes(1, message.length()));
                case CONTROL -> control(MAPPER.readTree(message.getBytes(1, message.length())), conversation);
                case END -> conversation.endInput();
                default -> throw new ToolFailure(ToolReason.INVALID_ARGUMENT, "There is no such channel.");
            }
        } catch (ToolFailure e) {
            log.debug("input was not taken: {}", e.text()); // as of a command that has ended, or does not read
        } catch (IOException | IllegalArgumentException e) {
            log.debug("a message was not understood: {}", e.getMessage());
        }
    }

    private static void control(JsonNode message, Tools.Conversation conversation) throws ToolFailure {
        if (message.hasNonNull("signal")) {
            conversation.signal(message.path("signal").asText());
        } else {
            conversation.resize(new TerminalSize(
                    message.path("rows").asInt(), message.path("columns").asInt()));
        }
    }

    @Override
    public void progress(String message) {
        send(STATUS, Json.bytes(out -> ToolJson.progressLine(out, message)));
    }

    @Override
    public void write(Channel channel, byte[] bytes) {
        send(channel == Channel.STDOUT ? STDOUT : STDERR, bytes);
    }

    private void fail(Problem problem) {
        try {
            send(STATUS, Json.bytes(out -> ToolJson.errorLine(out, problem)));
        } catch (IllegalStateException e) {
            log.debug("nobody is there to be told: {}", problem.message());
        }
    }

    private synchronized void send(int channel, byte[] bytes) {
        if (closed) {
            throw new IllegalStateException("the client has gone");
        }
        Buffer message =
                Buffer.buffer(bytes.length + 1).appendByte((byte) channel).appendBytes(bytes);
        var _ = socket.writeBinaryMessage(message);
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
