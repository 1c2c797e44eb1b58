package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.AttachedProcess;
import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.Execs;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A login shell in a container that has read its profile and waits for one command. Used once: what a command leaves in its shell is gone with it.
 *
 * @param process its streams
 * @param word the secret word of its marks
 * @param mark what marks it and all its processes, in their environment
 * @param place where it runs
 * @param profile the state of the profile it has read; empty when that is not known
 */
record Shell(AttachedProcess process, String word, String mark, Workplace place, Optional<ProfileStamp> profile)
        implements AutoCloseable {

    /** Variable that marks the processes of a run. */
    static final String MARK = "OPENCLAW_EXEC_ID";

    /** Starts one and tells it its word, upon which it makes the process that takes the command: that costs milliseconds nobody has to wait for later. */
    static Shell start(Execs execs, Workplace place) throws EngineException {
        String word = ShellText.word();
        String mark = UUID.randomUUID().toString();
        Optional<ProfileStamp> profile = place.profile().flatMap(ProfileStamp::of); // before it is read, not after
        ExecRequest request = new ExecRequest(
                List.of("/bin/sh", "-lc", ShellText.SLOT, "sh"),
                Optional.empty(),
                Optional.empty(),
                Map.of("HOME", place.home(), MARK, mark));
        AttachedProcess process = execs.attach(place.container(), request, Optional.empty());
        try {
            process.write(ByteBuffer.wrap(ShellText.greeting(word)));
        } catch (EngineException | RuntimeException e) {
            process.close();
            throw e;
        }
        return new Shell(process, word, mark, place, profile);
    }

    /** Whether the profile it has read is still the one there is. */
    boolean upToDate() {
        return profile.isPresent() && profile.equals(place.profile().flatMap(ProfileStamp::of));
    }

    /**
     * Whether a shell ended without having taken its command, so that it can be given to another one.
     *
     * @param marks what the shell has said
     * @param failure how reading from it ended; empty: in order
     */
    static boolean untouched(Marks marks, Optional<EngineFailure> failure) {
        return !marks.begun()
                && failure.map(EngineFailure.Unavailable.class::isInstance).orElse(true);
    }

    /** Lets go of it: one that waits ends by itself. */
    @Override
    public void close() {
        process.close();
    }

    /** The next output, mark or not. */
    Optional<Output> read() throws EngineException {
        return process.read();
    }
}
