package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.tool.ToolFailure;

/** Shells in sandboxes, for people. A shell is a use of its sandbox. Safe from any thread. */
@FunctionalInterface
public interface Terminals {

    /**
     * Opens one. Waits until the sandbox is ready.
     *
     * @param sandbox where
     * @param size how large the terminal is at first
     * @param actor who opens it, as it stands in the audit
     * @param observer hears what it puts out
     */
    Tools.Conversation open(SandboxName sandbox, TerminalSize size, String actor, Tools.Observer observer)
            throws ToolFailure;
}
