package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.AttachedProcess;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** An exec whose streams go over a connection of its own. */
final class DockerProcess implements AttachedProcess {

    private static final int BAD_REQUEST = 400;

    private final String id;
    private final ExecSocket socket;
    private final ExecFrames frames;
    private final Questions questions;
    private final Failures failures;
    private final Runnable onClose;

    /** Whole pieces of input, never mixed; and nobody ends the input in the middle of one. */
    private final ReentrantLock writing = new ReentrantLock();

    private boolean inputEnded; // guarded by writing

    /** What has to be asked of the engine apart from the streams. */
    interface Questions {
        int exitCode(Duration limit) throws EngineException;

        void resize(TerminalSize size) throws EngineException;
    }

    DockerProcess(
            String id, ExecSocket socket, ExecFrames frames, Questions questions, Failures failures, Runnable onClose) {
        this.id = id;
        this.socket = socket;
        this.frames = frames;
        this.questions = questions;
        this.failures = failures;
        this.onClose = onClose;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void write(ByteBuffer input) throws EngineException {
        writing.lock();
        try {
            if (inputEnded) {
                throw new EngineException(new EngineFailure.Rejected(BAD_REQUEST, "the input has ended already"));
            }
            socket.write(input);
        } catch (IOException e) {
            throw failures.of("write to exec", e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void endInput() throws EngineException {
        writing.lock();
        try {
            if (!inputEnded) {
                inputEnded = true;
                socket.endWriting();
            }
        } catch (IOException e) {
            throw failures.of("end the input of exec", e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Optional<Output> read() throws EngineException {
        try {
            return frames.next(socket);
        } catch (IOException e) {
            throw failures.of("read from exec", e);
        }
    }

    @Override
    public void resize(TerminalSize size) throws EngineException {
        questions.resize(size);
    }

    @Override
    public int exitCode(Duration limit) throws EngineException {
        return questions.exitCode(limit);
    }

    @Override
    public void close() {
        socket.close();
        onClose.run();
    }
}
