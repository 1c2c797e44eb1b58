package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the marks of the shell in what a run puts out and takes them out: {@code RS word kind number LF}. The word is a secret between us and the shell, so
 * no command writes one by accident. For one thread.
 */
final class Marks {

    private static final byte BEGIN = 0x1e;
    private static final byte LF = '\n';
    private static final byte CR = '\r'; // a terminal puts it before every LF

    /** Longest number in a mark; a process id has seven digits at most. */
    private static final int MAX_DIGITS = 10;

    private final byte[] start;
    private final Map<Channel, ByteArrayOutputStream> held = new EnumMap<>(Channel.class);
    private final Set<Channel> ended = EnumSet.noneOf(Channel.class);
    private OptionalLong session = OptionalLong.empty();
    private OptionalInt exitCode = OptionalInt.empty();
    private boolean noDirectory;

    Marks(String word) {
        byte[] letters = word.getBytes(StandardCharsets.US_ASCII);
        this.start = new byte[letters.length + 1];
        start[0] = BEGIN;
        System.arraycopy(letters, 0, start, 1, letters.length);
        for (Channel channel : Channel.values()) {
            held.put(channel, new ByteArrayOutputStream());
        }
    }

    /** Whether the shell has taken the command. */
    boolean begun() {
        return session.isPresent();
    }

    /** The process session the command runs in; empty before it began. */
    OptionalLong session() {
        return session;
    }

    /** Whether both streams are over. */
    boolean over() {
        return ended.size() == Channel.values().length;
    }

    /** What the command ended with; empty while the shell has not said. */
    OptionalInt exitCode() {
        return exitCode;
    }

    /** Whether the directory to run in was not there. */
    boolean noDirectory() {
        return noDirectory;
    }

    /** What of a piece is the command's own; empty when nothing is. A mark may come in several pieces; what may become one is held back. */
    Optional<Output> pass(Output piece) {
        ByteArrayOutputStream maybe = hold(piece.channel());
        ByteBuffer bytes = piece.bytes();
        if (maybe.size() == 0 && plain(bytes) == bytes.remaining()) {
            return Optional.of(piece);
        }
        ByteArrayOutputStream own = new ByteArrayOutputStream(bytes.remaining());
        while (bytes.hasRemaining()) {
            int plain = maybe.size() == 0 ? plain(bytes) : 0;
            if (plain > 0) {
                byte[] run = new byte[plain];
                bytes.get(run);
                own.writeBytes(run);
            } else {
                take(piece.channel(), bytes.get(), maybe, own);
            }
        }
        return own.size() == 0
                ? Optional.empty()
                : Optional.of(new Output(piece.channel(), ByteBuffer.wrap(own.toByteArray())));
    }

    /** What was held back on a stream and did not become a mark, when the stream has ended. */
    Optional<Output> rest(Channel channel) {
        ByteArrayOutputStream maybe = hold(channel);
        if (maybe.size() == 0) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(maybe.toByteArray());
        maybe.reset();
        return Optional.of(new Output(channel, bytes));
    }

    /** How many bytes from here on cannot begin a mark. */
    private static int plain(ByteBuffer bytes) {
        int at = bytes.position();
        while (at < bytes.limit() && bytes.get(at) != BEGIN) {
            at++;
        }
        return at - bytes.position();
    }

    private ByteArrayOutputStream hold(Channel channel) {
        return held.computeIfAbsent(channel, any -> new ByteArrayOutputStream());
    }

    private void take(Channel channel, byte next, ByteArrayOutputStream maybe, ByteArrayOutputStream own) {
        if (fits(maybe, next)) {
            maybe.write(next);
            if (next == LF) {
                note(channel, maybe);
                maybe.reset();
            }
            return;
        }
        own.writeBytes(maybe.toByteArray());
        maybe.reset();
        (next == BEGIN ? maybe : own).write(next);
    }

    private boolean fits(ByteArrayOutputStream maybe, byte next) {
        int at = maybe.size();
        if (at < start.length) {
            return next == start[at];
        }
        if (at == start.length) {
            return next == '+' || next == '=' || next == ShellText.NO_DIRECTORY;
        }
        return next == LF || next == CR || (next >= '0' && next <= '9' && at <= start.length + MAX_DIGITS);
    }

    private void note(Channel channel, ByteArrayOutputStream mark) {
        String text =
                mark.toString(StandardCharsets.US_ASCII).substring(start.length).strip();
        String number = text.substring(1);
        switch (text.charAt(0)) {
            case '+' -> session = OptionalLong.of(number.isEmpty() ? 0 : Long.parseLong(number));
            case '=' -> {
                ended.add(channel);
                exitCode = OptionalInt.of(number.isEmpty() ? 0 : (int) Long.parseLong(number));
            }
            default -> noDirectory = true;
        }
    }
}
