package ai.openclaw.sandbox.model.sandbox;

/** What a sandbox is for. */
public enum SandboxKind {
    /** Tools run in it. */
    TOOL,
    /** A browser runs in it. */
    BROWSER;

    /** The word used in resources and commands. */
    public String word() {
        return this == TOOL ? "tool" : "browser";
    }
}
