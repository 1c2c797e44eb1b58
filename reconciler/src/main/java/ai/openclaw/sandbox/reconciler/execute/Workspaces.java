package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;

/** The port to the directories of sandboxes. */
@FunctionalInterface
public interface Workspaces {

    /**
     * Makes and seeds what a sandbox needs, if it is not there yet; safe to repeat.
     *
     * @throws WorkspaceException when it cannot; the message names the path and what to do
     */
    void prepare(WorkspacePlan plan) throws WorkspaceException;

    /** A workspace cannot be made ready. */
    final class WorkspaceException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String explanation;

        /** Which path, what is wrong, what to do. */
        public WorkspaceException(String message) {
            super(message);
            this.explanation = message;
        }

        /** The same with its cause. */
        public WorkspaceException(String message, Throwable cause) {
            super(message, cause);
            this.explanation = message;
        }

        /** Which path, what is wrong, what to do. */
        public String explanation() {
            return explanation;
        }
    }
}
