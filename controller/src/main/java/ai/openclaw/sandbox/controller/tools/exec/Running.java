package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.AttachedProcess;
import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A command under way. One thread reads it to its end; others may write, resize and close meanwhile. */
final class Running implements AutoCloseable {

    private final AttachedProcess process;
    private final Marks marks; // only the reader's
    private final String mark;
    private final Deque<Output> ready = new ArrayDeque<>(); // only the reader's
    private volatile OptionalLong session = OptionalLong.empty();
    private boolean ended; // only the reader's

    Running(AttachedProcess process, Marks marks, String mark) {
        this.process = process;
        this.marks = marks;
        this.mark = mark;
    }

    /** What marks its processes, in their environment. */
    String mark() {
        return mark;
    }

    /** The process session it runs in; empty when that is not known. */
    OptionalLong session() {
        return session;
    }

    /** Reads until the shell has taken the command; false when it ended before that. */
    boolean begins() throws EngineException {
        while (!marks.begun()) {
            Optional<Output> piece = process.read();
            if (piece.isEmpty()) {
                return false;
            }
            marks.pass(piece.get()).ifPresent(ready::add);
        }
        session = marks.session();
        return true;
    }

    /** Forgets the end of a line at the end of what came so far: a terminal's echo of the line that began it. */
    void dropEcho() {
        Output last = ready.pollLast();
        if (last != null) {
            ByteBuffer bytes = last.bytes();
            int end = bytes.limit();
            while (end > bytes.position() && (bytes.get(end - 1) == '\n' || bytes.get(end - 1) == '\r')) {
                end--;
            }
            if (end > bytes.position()) {
                ready.add(new Output(last.channel(), bytes.limit(end)));
            }
        }
    }

    /** Its next output; empty at the end of all of it. */
    Optional<Output> read() throws EngineException {
        while (ready.isEmpty() && !ended && !marks.over()) {
            Optional<Output> piece = process.read();
            if (piece.isPresent()) {
                marks.pass(piece.get()).ifPresent(ready::add);
            } else {
                ended = true;
                marks.rest(Channel.STDOUT).ifPresent(ready::add);
                marks.rest(Channel.STDERR).ifPresent(ready::add);
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    /** What it ended with as its shell said; empty when the shell did not get to say it. Asked when all output was read. */
    OptionalInt saidCode() {
        return marks.over() ? marks.exitCode() : OptionalInt.empty();
    }

    /** What it ended with as the engine says, waiting for it. */
    int exitCode(Duration limit) throws EngineException {
        return process.exitCode(limit);
    }

    /** Whether the directory to run in was not there. Asked when all output was read. */
    boolean noDirectory() {
        return marks.noDirectory();
    }

    void write(ByteBuffer input) throws EngineException {
        process.write(input);
    }

    void endInput() throws EngineException {
        process.endInput();
    }

    void resize(TerminalSize size) throws EngineException {
        process.resize(size);
    }

    /** Lets go of its streams. */
    @Override
    public void close() {
        process.close();
    }
}
