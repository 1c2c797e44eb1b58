package ai.openclaw.sandbox.model.config;

/** Which sessions of an agent run in a sandbox. */
public enum SandboxMode {
    /** None. */
    OFF,
    /** All but the agent's main session. */
    NON_MAIN,
    /** All. */
    ALL
}
