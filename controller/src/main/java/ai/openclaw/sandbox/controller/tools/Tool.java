package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.tool.ToolFailure;

/** One tool. Knows nothing of policy, audit or how its call came in. */
public interface Tool {

    /** Its name. */
    ToolName name();

    /** What it does, for people and for models. */
    String summary();

    /** What it takes. */
    Parameters parameters();

    /** Whether it needs the session's sandbox, which is made for it then. */
    Needs needs();

    /**
     * Does what it is for.
     *
     * @throws InterruptedException when its caller went away
     */
    Tools.Result run(Invocation invocation) throws ToolFailure, InterruptedException;

    /** What a tool needs to be run. */
    enum Needs {
        /** A sandbox that can run commands. */
        SANDBOX,
        /** A sandbox with a browser. */
        BROWSER,
        /** Nothing but the session. */
        NOTHING
    }
}
