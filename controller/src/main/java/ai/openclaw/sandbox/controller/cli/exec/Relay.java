package ai.openclaw.sandbox.controller.cli.exec;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.WebSocketClient;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jline.utils.Signals;

/** Passes bytes between this process and a command behind a WebSocket, until the command ends. */
final class Relay {

    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int STATUS = 3;
    private static final int CONTROL = 4;
    private static final byte[] END_OF_INPUT = {(byte) 255, 0};
    private static final int PIECE = 32 * 1024;

    /** What {@code timeout} of the core utilities ends with, and shells after SIGKILL and SIGINT. */
    private static final int TIMED_OUT = 124;

    private static final int KILLED = 137;
    private static final int INTERRUPTED = 130;

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP", "QUIT", "USR1", "USR2");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final WebSocketClient socket;
    private final RawStreams streams;
    private final Terminal terminal;
    private final Screen screen;

    Relay(WebSocketClient socket, RawStreams streams, Terminal terminal, Screen screen) {
        this.socket = socket;
        this.streams = streams;
        this.terminal = terminal;
        this.screen = screen;
    }

    /** Passes on whatever comes; what the command ended with. */
    int run() throws IOException {
        screen.onResize(size -> control("{\"rows\":" + size.rows() + ",\"columns\":" + size.columns() + "}"));
        SIGNALS.forEach(signal -> {
            var _ = Signals.register(signal, () -> control("{\"signal\":\"" + signal + "\"}"));
        });
        Thread.ofPlatform().daemon().name("input").start(this::passInput); // a read of standard input cannot be ended
        Optional<Integer> code = Optional.empty();
        while (code.isEmpty()) {
            Optional<byte[]> message = socket.read();
            if (message.isEmpty()) {
                throw new IOException("it was closed before the command ended");
            }
            code = take(message.get());
        }
        return code.get();
    }

    private Optional<Integer> take(byte[] message) throws IOException {
        switch (message.length == 0 ? -1 : message[0]) {
            case STDOUT -> pass(message, streams.out());
            case STDERR -> pass(message, streams.err());
            case STATUS -> {
                return status(MAPPER.readTree(message, 1, message.length - 1));
            }
            default -> {} // of a newer daemon
        }
        return Optional.empty();
    }

    private static void pass(byte[] message, OutputStream out) throws IOException {
        out.write(message, 1, message.length - 1);
        out.flush();
    }

    private Optional<Integer> status(JsonNode status) {
        return switch (status.path("type").asText()) {
            case "progress" -> {
                if (terminal.interactive()) {
                    terminal.err().print(Safe.line(status.path("message").asText()) + "\r\n");
                    terminal.err().flush();
                }
                yield Optional.empty();
            }
            case "result" -> Optional.of(code(status.path("result")));
            case "error" -> throw failure(status.path("status"));
            default -> Optional.empty();
        };
    }

    private int code(JsonNode result) {
        return switch (result.path("status").asText()) {
            case "completed" -> result.path("exitCode").asInt();
            case "timedOut" -> {
                terminal.err().println("The command took longer than it was given and was ended.");
                yield TIMED_OUT;
            }
            case "cancelled" -> INTERRUPTED;
            default -> KILLED;
        };
    }

    private static CommandFailure failure(JsonNode status) {
        ExitCode code = switch (status.path("code").asInt()) {
            case 400, 422 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.NOT_PERMITTED;
            case 503, 504 -> ExitCode.UNREACHABLE;
            default -> ExitCode.FAILURE;
        };
        return new CommandFailure(code, status.path("message").asText(), "");
    }

    private void passInput() {
        byte[] piece = new byte[PIECE];
        try {
            for (int count = streams.in().read(piece, 1, PIECE - 1);
                    count >= 0;
                    count = streams.in().read(piece, 1, PIECE - 1)) {
                piece[0] = STDIN;
                socket.binary(Arrays.copyOf(piece, count + 1));
            }
            socket.binary(END_OF_INPUT);
        } catch (IOException e) {
            // the command has ended, or the connection is gone; who reads from it notices
        }
    }

    private void control(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[text.length + 1];
        message[0] = CONTROL;
        System.arraycopy(text, 0, message, 1, text.length);
        try {
            socket.binary(message);
        } catch (IOException e) {
            // as above
        }
    }
}
