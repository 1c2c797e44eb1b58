package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection that began as an HTTP request and now carries the streams of one exec, both ways. docker-java's transport cannot end the input of such a
 * connection while it goes on reading, and holds two threads for each; a channel of the JDK can be half-closed and lets a virtual thread wait.
 */
final class ExecSocket implements AutoCloseable {

    private static final int SWITCHING_PROTOCOLS = 101;

    /** Some engines, and proxies, answer so and switch all the same. */
    private static final int OK = 200;

    private static final int LEAST_ERROR = 300;

    /** Longest head of an answer, and longest text of a refusal, in bytes. */
    private static final int MAX_HEAD = 16 * 1024;

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final SocketChannel channel;

    private ExecSocket(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects, asks and waits for the connection to be ours. Interruptible.
     *
     * @param address where the engine listens
     * @param path what to post to
     * @param json the body
     */
    static ExecSocket open(EngineAddress address, String path, byte[] json) throws IOException, EngineException {
        ExecSocket socket = new ExecSocket(connect(address));
        try {
            socket.ask(path, json);
            return socket;
        } catch (IOException | EngineException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static SocketChannel connect(EngineAddress address) throws IOException {
        if (address.isSocket()) {
            return SocketChannel.open(UnixDomainSocketAddress.of(address.uri().getPath()));
        }
        SocketChannel channel = SocketChannel.open(
                new InetSocketAddress(address.uri().getHost(), address.uri().getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true); // keystrokes
        return channel;
    }

    private void ask(String path, byte[] json) throws IOException, EngineException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length + "\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + json.length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(json);
        write(ByteBuffer.wrap(request.toByteArray()));
        String answer = head();
        int status = status(answer);
        if (status != SWITCHING_PROTOCOLS && status != OK) {
            throw new EngineException(Failures.ofStatus(status, status < LEAST_ERROR ? "" : refusal(answer)));
        }
    }

    /** The head of the answer, and not a byte more: what follows is output. Read one by one, as it is short and comes in one piece. */
    private String head() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END_OF_HEAD.length) {
            if (head.size() == MAX_HEAD) {
                throw new IOException("an answer with a head of more than " + MAX_HEAD + " bytes");
            }
            if (channel.read(one.clear()) < 0) {
                throw new EOFException("the connection was closed before an answer");
            }
            byte next = one.get(0);
            head.write(next);
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int status(String head) throws IOException {
        String[] words = head.split(" ", 3);
        if (words.length < 3 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP answer");
        }
        try {
            return Integer.parseInt(words[1].strip());
        } catch (NumberFormatException e) {
            throw new IOException("no HTTP answer", e);
        }
    }

    /** The body of a refusal: as long as it says, or up to the end of the connection, within the limit. */
    private String refusal(String head) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(Math.min(MAX_HEAD, length(head)));
        while (body.hasRemaining() && channel.read(body) >= 0) {
            // on to the end
        }
        return new String(body.array(), 0, body.position(), StandardCharsets.UTF_8);
    }

    private static int length(String head) {
        for (String line : head.toLowerCase(Locale.ROOT).split("\r\n", -1)) {
            if (line.startsWith("content-length:")) {
                String text = line.substring(line.indexOf(':') + 1).strip();
                return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : MAX_HEAD;
            }
        }
        return MAX_HEAD;
    }

    /** Reads what is there, waiting for the first byte; -1 at the end. */
    int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /** Writes all of it. */
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Says that nothing more will be written; reading goes on. */
    void endWriting() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing is lost: all output that matters was read
        }
    }
}
