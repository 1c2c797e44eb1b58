package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;

/** The port to the directories of sandboxes. */
@FunctionalInterface
public interface Workspaces {

    /**
     * Makes and seeds what a sandbox needs, if it is not there yet, and looks where all it mounts really leads; safe to repeat, and done right before each creation.
     *
     * @throws WorkspaceException when it cannot or must not be; the message names the path and what to do
     */
    void prepare(WorkspacePlan plan) throws WorkspaceException;

    /**
     * Looks at what a container that was just started, and is used by nobody yet, really has mounted. Where a source's name leads is decided by the engine at that very
     * moment, and somebody who works in a directory on the way may have exchanged it since {@link #prepare}.
     *
     * @throws WorkspaceException when it is not what was meant; the container must not be used
     * @throws EngineException when it cannot be seen
     */
    default void prove(WorkspacePlan plan, String containerId) throws WorkspaceException, EngineException {}

    /** A workspace cannot be made ready. */
    final class WorkspaceException extends Exception {

        private static final long serialVersionUID = 1L;

        private final ConditionType condition;
        private final String explanation;

        /** Which path, what is wrong, what to do. */
        public WorkspaceException(String message) {
            this(ConditionType.WORKSPACE_READY, message);
        }

        /** The same, about something else than the workspace. */
        public WorkspaceException(ConditionType condition, String message) {
            super(message);
            this.condition = condition;
            this.explanation = message;
        }

        /** The same with its cause. */
        public WorkspaceException(String message, Throwable cause) {
            super(message, cause);
            this.condition = ConditionType.WORKSPACE_READY;
            this.explanation = message;
        }

        /** What the condition about it speaks of. */
        public ConditionType condition() {
            return condition;
        }

        /** Which path, what is wrong, what to do. */
        public String explanation() {
            return explanation;
        }
    }
}
