package ai.openclaw.sandbox.model.config;

/** Which sessions the session tools of a sandboxed session tell of. */
public enum SessionVisibility {
    /** Itself, and those it spawned. */
    SPAWNED,
    /** All there are. */
    ALL
}
