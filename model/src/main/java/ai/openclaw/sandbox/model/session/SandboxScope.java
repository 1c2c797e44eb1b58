package ai.openclaw.sandbox.model.session;

/** Who shares one sandbox. */
public enum SandboxScope {
    /** Each session has its own. */
    SESSION,
    /** The sessions of one agent share one. */
    AGENT,
    /** All sessions of all agents share one: no isolation between them. */
    SHARED;

    /** The word used in files, labels and resources. */
    public String word() {
        return switch (this) {
            case SESSION -> "session";
            case AGENT -> "agent";
            case SHARED -> "shared";
        };
    }
}
