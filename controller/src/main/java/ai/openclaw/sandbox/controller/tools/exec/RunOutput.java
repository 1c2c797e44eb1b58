package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has put out, as text: of each stream the last {@link #MOST} characters. What is no UTF-8 becomes U+FFFD and is counted. Safe from any thread.
 */
public final class RunOutput {

    /** Most characters kept of each stream; the tail is kept, for the end says what came of it. */
    public static final int MOST = 200_000;

    /** Pieces shorter than this are put together, so that a program that writes letters does not cost an object each. */
    private static final int SMALL = 4_096;

    private final Map<Channel, Stream> streams = new EnumMap<>(Channel.class); // guarded by this
    private long written; // pieces begun so far, over all streams; guarded by this
    private long lastPiece = -1; // guarded by this

    /** Nothing yet. */
    public RunOutput() {
        for (Channel channel : Channel.values()) {
            streams.put(channel, new Stream());
        }
    }

    /**
     * One stream as kept.
     *
     * @param text its last characters
     * @param dropped characters in front of them that are not kept
     * @param invalid sequences that were no UTF-8
     */
    public record Kept(String text, long dropped, long invalid) {}

    /**
     * A piece of one stream.
     *
     * @param channel which
     * @param text its text
     */
    public record Piece(Channel channel, String text) {}

    /**
     * What came since an earlier look.
     *
     * @param pieces in the order they came
     * @param next where the next look begins
     */
    public record News(List<Piece> pieces, Position next) {}

    /**
     * Up to where somebody has read: characters of each stream since its beginning.
     *
     * @param stdout of standard output
     * @param stderr of standard error
     */
    public record Position(long stdout, long stderr) {
        /** The beginning. */
        public static final Position START = new Position(0, 0);

        long of(Channel channel) {
            return channel == Channel.STDOUT ? stdout : stderr;
        }
    }

    synchronized void add(Output piece) {
        String text = stream(piece.channel()).decode(piece.bytes(), false);
        append(piece.channel(), text);
    }

    /** No more comes: a character begun is a broken one. */
    synchronized void end() {
        for (Channel channel : Channel.values()) {
            append(channel, stream(channel).decode(ByteBuffer.allocate(0), true));
        }
    }

    private void append(Channel channel, String text) {
        if (text.isEmpty()) {
            return;
        }
        Stream stream = stream(channel);
        Chunk last = stream.chunks.peekLast();
        if (last != null && last.order == lastPiece && last.text.length() < SMALL) {
            last.text.append(text);
        } else {
            lastPiece = written++;
            stream.chunks.add(new Chunk(lastPiece, stream.total, new StringBuilder(text)));
        }
        stream.total += text.length();
        stream.trim();
    }

    /** What is kept of a stream. */
    public synchronized Kept kept(Channel channel) {
        Stream stream = stream(channel);
        StringBuilder text = new StringBuilder();
        stream.chunks.forEach(chunk -> text.append(chunk.text));
        long dropped = Math.max(stream.total - text.length(), 0);
        int surplus = Math.max(0, text.length() - MOST);
        return new Kept(text.substring(whole(text, surplus)), dropped + whole(text, surplus), stream.invalid);
    }

    /** All that is kept of both streams, in the order it came. */
    public synchronized List<Piece> all() {
        return since(Position.START).pieces();
    }

    /** What came after a position, as far as it is still kept. */
    public synchronized News since(Position from) {
        record Found(long order, Piece piece) {}
        List<Found> found = new ArrayList<>();
        streams.forEach((channel, stream) -> stream.chunks.forEach(chunk -> {
            long skip = Math.max(0, from.of(channel) - chunk.at);
            if (skip < chunk.text.length()) {
                found.add(new Found(chunk.order, new Piece(channel, chunk.text.substring((int) skip))));
            }
        }));
        found.sort(Comparator.comparingLong(Found::order));
        return new News(
                found.stream().map(Found::piece).toList(),
                new Position(stream(Channel.STDOUT).total, stream(Channel.STDERR).total));
    }

    private Stream stream(Channel channel) {
        return streams.computeIfAbsent(channel, any -> new Stream());
    }

    /** Never begins within a pair that makes one character. */
    private static int whole(CharSequence text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }

    private static final class Chunk {
        final long order;
        final long at; // characters of the stream before it
        final StringBuilder text;

        Chunk(long order, long at, StringBuilder text) {
            this.order = order;
            this.at = at;
            this.text = text;
        }
    }

    private static final class Stream {
        final Deque<Chunk> chunks = new ArrayDeque<>();
        final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer begun = ByteBuffer.allocate(0); // bytes of a character that is not whole yet
        long total;
        long invalid;

        void trim() {
            long kept = total - (chunks.isEmpty() ? total : chunks.getFirst().at);
            while (chunks.size() > 1 && kept - chunks.getFirst().text.length() >= MOST) {
                kept -= chunks.removeFirst().text.length();
            }
        }

        String decode(ByteBuffer more, boolean last) {
            ByteBuffer bytes = more;
            if (begun.hasRemaining()) {
                bytes = ByteBuffer.allocate(begun.remaining() + more.remaining());
                bytes.put(begun).put(more).flip();
            }
            CharBuffer out = CharBuffer.allocate(bytes.remaining() + 1);
            while (true) {
                CoderResult result = decoder.decode(bytes, out, last);
                if (!result.isError()) {
                    break;
                }
                bytes.position(bytes.position() + result.length());
                invalid++;
                out.put('\uFFFD');
            }
            decoder.reset();
            begun = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            return out.flip().toString();
        }
    }
}
