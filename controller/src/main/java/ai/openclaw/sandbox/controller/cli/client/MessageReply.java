package ai.openclaw.sandbox.controller.cli.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What the daemon answers to a message of the Model Context Protocol: nothing, one message, or several as they come. It is asked in HTTP/1.0, so that the answer comes
 * in no chunks and ends with its connection.
 */
public final class MessageReply implements Closeable {

    /** Longest line, in bytes; an image of the largest size fits. */
    private static final int MAX_LINE = 64 * 1024 * 1024;

    private static final int MAX_HEADERS = 100;
    private static final String CLIENT = "mcp-session-id:";
    private static final String DATA = "data:";

    private final Duplex connection;
    private final InputStream in;
    private int status;
    private boolean events;
    private Optional<String> client = Optional.empty();

    private MessageReply(Duplex connection) {
        this.connection = connection;
        this.in = new BufferedInputStream(connection.in());
    }

    /** Sends a request on a fresh connection, which it owns from now on, and waits for the beginning of the reply. */
    static MessageReply of(Duplex connection, String head, byte[] body) throws IOException {
        MessageReply reply = new MessageReply(connection);
        try {
            connection.out().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.out().write(body);
            connection.out().flush();
            reply.head();
            return reply;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private void head() throws IOException {
        String[] parts = due().split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("not an HTTP reply");
        }
        status = Integer.parseInt(parts[1]);
        int headers = 0;
        for (String line = due(); !line.isEmpty(); line = due()) {
            String lower = line.toLowerCase(Locale.ROOT);
            events |= lower.startsWith("content-type:") && lower.contains("text/event-stream");
            if (lower.startsWith(CLIENT)) {
                client = Optional.of(line.substring(CLIENT.length()).strip());
            }
            headers++;
            if (headers > MAX_HEADERS) {
                throw new IOException("headers that are none");
            }
        }
    }

    /** HTTP status. */
    int status() {
        return status;
    }

    /** By which name the daemon knows this client from now on, if it says so. */
    public Optional<String> client() {
        return client;
    }

    /** The next message; empty at the end. */
    public Optional<String> next() throws IOException {
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            String text = line.get();
            if (events && text.startsWith(DATA)) {
                return Optional.of(text.substring(DATA.length()).strip());
            }
            if (!events && !text.isBlank()) {
                return line;
            }
        }
        return Optional.empty();
    }

    private String due() throws IOException {
        return line().orElseThrow(() -> new EOFException("the reply was cut off"));
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() >= MAX_LINE) {
                throw new IOException("a line of the reply is longer than " + MAX_LINE + " bytes");
            }
            line.write(next);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8).stripTrailing());
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
