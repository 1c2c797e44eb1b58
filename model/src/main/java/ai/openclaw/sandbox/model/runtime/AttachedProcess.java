package ai.openclaw.sandbox.model.runtime;

import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A process in a container whose streams we hold. One thread reads; others may write, resize, ask and close meanwhile. Interrupting a thread that reads or
 * writes lets go of the streams. Letting go ends the process's input and nothing else: a process that does not read goes on.
 */
public interface AttachedProcess extends AutoCloseable {

    /** The engine's id of it. */
    String id();

    /** Gives it input, all of it; waits while the process does not read. */
    void write(ByteBuffer input) throws EngineException;

    /** Ends its input. Nothing can be written after that; doing it again changes nothing. */
    void endInput() throws EngineException;

    /** The next output as it comes, waiting for it; empty at its end, which comes when nobody in the container holds the streams any more. */
    Optional<Output> read() throws EngineException;

    /** Tells a process with a terminal that its size is another; without one this is refused. */
    void resize(TerminalSize size) throws EngineException;

    /**
     * What the process ended with, waiting for its end.
     *
     * @param limit most time to wait; then {@link EngineFailure.DeadlineExceeded}
     */
    int exitCode(Duration limit) throws EngineException;

    /** Lets go of the streams; who reads gets {@link EngineFailure.Unavailable}. */
    @Override
    void close();

    /**
     * A piece of output.
     *
     * @param channel its stream; with a terminal always standard output
     * @param bytes never none; belongs to who reads it
     */
    record Output(Channel channel, ByteBuffer bytes) {}
}
