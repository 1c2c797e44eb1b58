package ai.openclaw.sandbox.controller.benchmark;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Many who watch, all read by one thread; it notes when each hears of what was expected. */
final class Audience implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int BEGIN_BYTES = 4 * 1024;
    private static final long LOOK_NANOS = 50_000_000;
    private static final int LOOKS = 1_200;
    private static final String SESSION = "agent:main:watched-";

    private final InstalledDaemon daemon;
    private final int watchers;
    private final List<RawConnection> connections = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Thread reader;
    private volatile Round round = new Round(0);

    /** What is heard of a session's sandbox. */
    enum Kind {
        ADDED,
        DELETED
    }

    /** What is expected and what was heard of it. */
    private static final class Round {
        final int number;
        final Map<String, Change> changes = new ConcurrentHashMap<>();

        Round(int number) {
            this.number = number;
        }

        String session(int session) {
            return SESSION + number + "-" + session + ".";
        }
    }

    /** One change; who heard of it when is noted by the reader alone. */
    private static final class Change {
        final long due;
        final long[] heard;
        volatile int count;

        Change(long due, int watchers) {
            this.due = due;
            this.heard = new long[watchers];
        }
    }

    /** The line a watcher is in the middle of, as far as it matters. */
    private static final class Line {
        final byte[] begin = new byte[BEGIN_BYTES];
        int length;
    }

    Audience(InstalledDaemon daemon, int watchers) throws IOException {
        this.daemon = daemon;
        this.watchers = watchers;
        for (int i = 0; i < watchers; i++) {
            RawConnection connection = new RawConnection(daemon.port(), daemon.token());
            connections.add(connection);
            connection.begin(InstalledDaemon.BASE + "/sandboxes?watch=1");
            connection.channel().configureBlocking(false);
            connection.channel().register(selector, SelectionKey.OP_READ, new Line());
        }
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** The path of a session of this round. */
    String path(int session) {
        return InstalledDaemon.BASE + "/sessions/" + URLEncoder.encode(round.session(session), StandardCharsets.UTF_8);
    }

    /** Something is about to change, because of a request that was due at a moment. */
    void expect(Kind kind, int session, long due) {
        round.changes.put(kind + " " + round.session(session), new Change(due, watchers));
    }

    /** Waits until everybody has heard of everything. */
    void awaitAll() {
        for (int look = 0; look < LOOKS; look++) {
            if (round.changes.values().stream().allMatch(change -> change.count == watchers)) {
                return;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        List<String> missing = round.changes.entrySet().stream()
                .filter(change -> change.getValue().count < watchers)
                .map(change -> change.getKey() + " heard by " + change.getValue().count)
                .limit(10)
                .toList();
        throw new IllegalStateException("not everybody heard of everything: " + missing);
    }

    /** Begins anew. */
    void forget() {
        round = new Round(round.number + 1);
    }

    /** How long after the request was due each heard of each change. */
    Samples behind() {
        Samples samples = new Samples();
        for (Change change : round.changes.values()) {
            for (long heard : change.heard) {
                samples.add(heard - change.due);
            }
        }
        return samples;
    }

    /** How long after the first of them the last heard of each change. */
    Samples spread() {
        Samples samples = new Samples();
        for (Change change : round.changes.values()) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (long heard : change.heard) {
                first = Math.min(first, heard);
                last = Math.max(last, heard);
            }
            samples.add(last - first);
        }
        return samples;
    }

    private void read() {
        try {
            while (true) {
                selector.select(this::take);
            }
        } catch (RuntimeException | IOException e) {
            if (selector.isOpen()) {
                System.err.println("the reader of the watchers ended: " + e);
            }
        }
    }

    private void take(SelectionKey key) {
        try {
            buffer.clear();
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                throw new IllegalStateException("a watcher was cut off");
            }
            long now = System.nanoTime();
            Line line = (Line) key.attachment();
            for (int i = 0; i < count; i++) {
                byte letter = buffer.get(i);
                if (letter == '\n') {
                    hear(line, now);
                    line.length = 0;
                } else if (line.length < BEGIN_BYTES) {
                    line.begin[line.length++] = letter;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line is over; those between the lines, which tell the lengths of chunks, say nothing. */
    private void hear(Line line, long now) {
        if (line.length < SESSION.length()) {
            return;
        }
        String text = new String(line.begin, 0, line.length, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(SESSION);
        Change change = begin < 0 ? null : expected(text, text.substring(begin, text.indexOf('.', begin) + 1));
        if (change != null && change.count < watchers) {
            change.heard[change.count] = now;
            change.count = change.count + 1; // only this thread writes it
        }
    }

    private @Nullable Change expected(String text, String session) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith("{\"type\":\"" + kind)) {
                return round.changes.get(kind + " " + session);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (RawConnection connection : connections) {
            connection.close();
        }
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
