package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.tool.ToolFailure;

/** How a run ended. */
public sealed interface Ending {

    /**
     * By itself.
     *
     * @param code what it ended with
     */
    record Exited(int code) implements Ending {}

    /**
     * Because somebody ended it.
     *
     * @param cause why
     * @param proof whether its processes are known to be gone
     */
    record Stopped(Cause cause, Proof proof) implements Ending {}

    /**
     * Without anybody knowing what came of it: its sandbox or the engine went away.
     *
     * @param failure what to tell
     */
    record Broke(ToolFailure failure) implements Ending {}

    /** Why a run was ended. */
    enum Cause {
        /** It took longer than it was given. */
        TIMED_OUT,
        /** Somebody asked for it. */
        KILLED,
        /** Who wanted its result went away. */
        CANCELLED,
        /** The daemon ends. */
        SHUTDOWN
    }

    /** What is known of the processes of a run that was ended. */
    enum Proof {
        /** None is left: they were looked for. */
        GONE,
        /** Some are left, or nobody could look. */
        UNKNOWN
    }
}
