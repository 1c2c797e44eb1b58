package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Limits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The body of a request as a stream for a thread that may wait. One piece is asked for at a time, so no more than that is in memory. */
final class BodyStream extends InputStream {

    /** What comes: a piece, or the end, in order or not. */
    private sealed interface Part {}

    private record Piece(Buffer bytes) implements Part {}

    private record End(Optional<String> problem) implements Part {}

    private final HttpServerRequest request;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private Buffer current = Buffer.buffer();
    private int at;
    private boolean over;

    /** Takes over the body. On the request's own thread, before anything of it was read. */
    BodyStream(HttpServerRequest request) {
        this.request = request;
        request.pause();
        request.handler(bytes -> parts.add(new Piece(bytes)));
        request.endHandler(any -> parts.add(new End(Optional.empty())));
        request.exceptionHandler(e -> parts.add(new End(Optional.of("the sender went away"))));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == current.length()) {
            if (over) {
                return -1;
            }
            next();
        }
        int count = Math.min(length, current.length() - at);
        current.getBytes(at, at + count, into, offset);
        at += count;
        return count;
    }

    private void next() throws IOException {
        request.fetch(1);
        Part part;
        try {
            part = parts.poll(Limits.IDLE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sender went away");
        }
        switch (part) {
            case null -> throw new IOException("nothing came for " + Limits.IDLE.toSeconds() + " s");
            case Piece piece -> {
                current = piece.bytes();
                at = 0;
            }
            case End end -> {
                over = true;
                if (end.problem().isPresent()) {
                    throw new IOException(end.problem().get());
                }
            }
        }
    }
}
