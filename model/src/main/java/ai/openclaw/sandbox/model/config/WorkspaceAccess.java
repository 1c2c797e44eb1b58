package ai.openclaw.sandbox.model.config;

/** What a sandbox sees of its agent's workspace. */
public enum WorkspaceAccess {
    /** Nothing; it works in a directory of its own. */
    NONE,
    /** All of it, read-only at {@code /agent}; it works in a directory of its own. */
    RO,
    /** It works in the agent's workspace itself. */
    RW
}
