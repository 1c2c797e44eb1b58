package ai.openclaw.sandbox.model.runtime;

import java.util.Optional;

/** The part of a container engine that runs processes one can talk to. Calls block, keep a deadline of their own and are safe from any number of threads. */
@FunctionalInterface
public interface Execs {

    /**
     * Starts a process in a running container and holds its streams.
     *
     * @param container id of the container; {@link EngineFailure.NotFound} when it is gone, {@link EngineFailure.Conflict} when it does not run
     * @param request what to run; a program that cannot be started is a process that ends with 126 or 127
     * @param terminal the size of the terminal it gets; empty: none, and its two output streams come apart
     */
    AttachedProcess attach(String container, ExecRequest request, Optional<TerminalSize> terminal)
            throws EngineException;
}
