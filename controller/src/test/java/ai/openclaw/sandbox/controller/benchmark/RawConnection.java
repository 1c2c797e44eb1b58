package ai.openclaw.sandbox.controller.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One connection that is kept, with as little work on our side as can be: what is measured is the daemon and not a client. */
final class RawConnection implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int HEAD_BYTES = 4 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final Pattern GOOD = Pattern.compile("HTTP/1.1 2\\d\\d ");
    private static final String HEAD_END = "\r\n\r\n";

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final String headers;

    RawConnection(int port, String token) throws IOException {
        this.channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.headers = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\n";
    }

    /** Reads a body. */
    String get(String path) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ask("GET", path, "", body);
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Asks for something and reads the answer to its last byte without keeping it; how many bytes its body has. */
    long take(String method, String path, String content) throws IOException {
        return ask(method, path, content, null);
    }

    /** Sends a request whose answer somebody else reads from the {@link #channel()}. */
    void begin(String path) throws IOException {
        send("GET", path, "");
    }

    SocketChannel channel() {
        return channel;
    }

    private long ask(String method, String path, String content, @Nullable ByteArrayOutputStream kept)
            throws IOException {
        send(method, path, content);
        String head = "";
        buffer.clear();
        while (!head.contains(HEAD_END)) {
            read();
            head = beginning();
        }
        int begin = head.indexOf(HEAD_END) + HEAD_END.length();
        Matcher length = LENGTH.matcher(head.substring(0, begin));
        if (!GOOD.matcher(head).lookingAt() || !length.find()) {
            throw new IOException(method + " " + path + ": " + head);
        }
        long all = Long.parseLong(length.group(1));
        buffer.flip().position(begin);
        long left = all - keep(kept);
        while (left > 0) {
            buffer.clear();
            read();
            buffer.flip();
            left -= keep(kept);
        }
        return all;
    }

    private String beginning() {
        byte[] bytes = new byte[Math.min(buffer.position(), HEAD_BYTES)];
        buffer.get(0, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void send(String method, String path, String content) throws IOException {
        String text = method + " " + path + headers + "Content-Length: " + content.length() + HEAD_END + content;
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void read() throws IOException {
        if (channel.read(buffer) < 0) {
            throw new EOFException("the daemon closed the connection");
        }
    }

    private int keep(@Nullable ByteArrayOutputStream kept) {
        int count = buffer.remaining();
        if (kept != null) {
            byte[] bytes = new byte[count];
            buffer.get(bytes);
            kept.writeBytes(bytes);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
