package ai.openclaw.sandbox.controller.cli.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A WebSocket (RFC 6455) to the daemon, over TCP or over its control socket, which the JDK's own client cannot do. One thread reads; any may write.
 */
public final class WebSocketClient implements Closeable {

    /** Longest message taken, in bytes. */
    private static final int MAX_MESSAGE = 4 * 1024 * 1024;

    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int OPCODE_BITS = 0x0f;
    private static final int LENGTH_BITS = 0x7f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASK_BYTES = 4;
    private static final int KEY_BYTES = 16;
    private static final int MAX_HEADER = 14;
    private static final int SHORT_MAX = 0xffff;

    private final Duplex connection;
    private final DataInputStream in;
    private final SecureRandom random = new SecureRandom();

    private WebSocketClient(Duplex connection) {
        this.connection = connection;
        this.in = new DataInputStream(new BufferedInputStream(connection.in()));
    }

    /** What became of opening one. */
    sealed interface Opened {}

    /** It is open. */
    record Open(WebSocketClient socket) implements Opened {}

    /** The daemon answered otherwise. */
    record Refused(Transport.Reply reply) implements Opened {}

    /**
     * Asks for one on a fresh connection, which it owns from now on.
     *
     * @param connection the connection
     * @param path path and query, encoded
     * @param headers further header lines, each with its end
     */
    static Opened open(Duplex connection, String path, String headers) throws IOException {
        WebSocketClient client = new WebSocketClient(connection);
        byte[] key = new byte[KEY_BYTES];
        client.random.nextBytes(key);
        String request = "GET " + path + " HTTP/1.1\r\n" + headers + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(key) + "\r\n\r\n";
        connection.out().write(request.getBytes(StandardCharsets.US_ASCII));
        connection.out().flush();
        String status = client.line();
        if (status.startsWith("HTTP/1.1 101")) {
            while (!client.line().isEmpty()) {
                // its headers say nothing we need
            }
            return new Open(client);
        }
        byte[] again = (status + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return new Refused(HttpReply.read(
                new BufferedInputStream(new SequenceInputStream(new ByteArrayInputStream(again), client.in))));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > SHORT_MAX) {
                throw new EOFException("no HTTP answer");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** Sends text. */
    public void text(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes. */
    public void binary(byte[] bytes) throws IOException {
        send(BINARY, bytes);
    }

    /** What a client sends is masked, so that no proxy on the way takes it for a request. */
    private void send(int opcode, byte[] payload) throws IOException {
        byte[] mask = new byte[MASK_BYTES];
        random.nextBytes(mask);
        ByteBuffer frame = ByteBuffer.allocate(MAX_HEADER + payload.length);
        frame.put((byte) (FIN | opcode));
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length <= SHORT_MAX) {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | EIGHT_BYTES)).putLong(payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % MASK_BYTES]));
        }
        OutputStream out = connection.out();
        synchronized (this) {
            out.write(frame.array(), 0, frame.position());
            out.flush();
        }
    }

    /** The next message; empty when the daemon closed the socket. */
    public Optional<byte[]> read() throws IOException {
        byte[] message = new byte[0];
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = new byte[length()];
            in.readFully(payload);
            switch (first & OPCODE_BITS) {
                case CLOSE -> {
                    return Optional.empty();
                }
                case PING -> send(PONG, payload);
                case PONG -> {}
                default -> {
                    message = join(message, payload);
                    if ((first & FIN) != 0) {
                        return Optional.of(message);
                    }
                }
            }
        }
    }

    private int length() throws IOException {
        long length = in.readUnsignedByte() & LENGTH_BITS;
        if (length == TWO_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == EIGHT_BYTES) {
            length = in.readLong();
        }
        if (length < 0 || length > MAX_MESSAGE) {
            throw new IOException("a message of " + length + " bytes");
        }
        return (int) length;
    }

    private static byte[] join(byte[] begun, byte[] more) throws IOException {
        if (begun.length == 0) {
            return more;
        }
        if (begun.length + more.length > MAX_MESSAGE) {
            throw new IOException("a message of more than " + MAX_MESSAGE + " bytes");
        }
        byte[] all = Arrays.copyOf(begun, begun.length + more.length);
        System.arraycopy(more, 0, all, begun.length, more.length);
        return all;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
