package ai.openclaw.sandbox.api.mcp;

import ai.openclaw.sandbox.api.port.Tools;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Tells a client how its call goes, not more often than it can use. */
final class Progress implements Tools.Observer {

    /** Least time between two messages. */
    static final Duration PAUSE = Duration.ofMillis(100);

    /** Most bytes of output in one message; what comes beyond that meanwhile is in the result only. */
    static final int MOST_BYTES = 16 * 1024;

    private static final int CONTINUATION_MASK = 0xc0;
    private static final int CONTINUATION = 0x80;

    private final Vertx vertx;
    private final Answer answer;
    private final JsonNode token;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(); // guarded by this
    private long told; // guarded by this
    private boolean pausing; // guarded by this

    Progress(Vertx vertx, Answer answer, JsonNode token) {
        this.vertx = vertx;
        this.answer = answer;
        this.token = token;
    }

    @Override
    public void progress(String message) {
        add((message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(Channel channel, byte[] bytes) {
        add(bytes);
    }

    private synchronized void add(byte[] bytes) {
        pending.write(bytes, 0, Math.min(bytes.length, MOST_BYTES - pending.size()));
        if (!pausing) {
            flush();
        }
    }

    /** The last words before the answer. */
    synchronized void last() {
        tell(pending.size());
    }

    private synchronized void flush() {
        pausing = tell(whole(pending.toByteArray()));
        if (pausing) {
            vertx.setTimer(PAUSE.toMillis(), any -> flush());
        }
    }

    /** Whether there was anything to tell. */
    private boolean tell(int count) {
        if (count == 0) {
            return false;
        }
        byte[] bytes = pending.toByteArray();
        pending.reset();
        pending.write(bytes, count, bytes.length - count);
        told++;
        answer.tell(McpMessage.progress(token, told, new String(bytes, 0, count, StandardCharsets.UTF_8)));
        return true;
    }

    /** How many bytes are there up to the last character, of which the rest may be on its way; output that is no text counts as it is. */
    private static int whole(byte[] bytes) {
        int start = bytes.length - 1;
        while (start > 0 && bytes.length - start < 4 && (bytes[start] & CONTINUATION_MASK) == CONTINUATION) {
            start--;
        }
        if (start < 0 || bytes[start] >= 0) {
            return bytes.length;
        }
        int due = Math.max(1, Integer.numberOfLeadingZeros(~(bytes[start] << 24)));
        return due > 4 || bytes.length - start >= due ? bytes.length : start;
    }
}
