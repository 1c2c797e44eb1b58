package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.model.tool.ToolFailure;

/** The way into a session's sandbox. */
public interface SandboxDoor {

    /**
     * Enters the sandbox; one that is not there or does not run is made first, and whoever observes the call hears of that. Who enters closes the room again.
     */
    SandboxRoom enter() throws ToolFailure, InterruptedException;

    /** Enters once more after a container turned out to be gone: waits for another than that one, or for that one to run again. */
    SandboxRoom enterAfter(String lostContainer) throws ToolFailure, InterruptedException;
}
