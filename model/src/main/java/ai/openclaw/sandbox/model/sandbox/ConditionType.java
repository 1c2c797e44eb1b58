package ai.openclaw.sandbox.model.sandbox;

/** What a condition speaks of. The names are part of the API. */
public enum ConditionType {
    READY("Ready"),
    DRIFTED("Drifted"),
    IMAGE_AVAILABLE("ImageAvailable"),
    SETUP_COMPLETED("SetupCompleted"),
    WORKSPACE_READY("WorkspaceReady"),
    NAME_CONFLICT("NameConflict"),
    SECURITY_REJECTED("SecurityRejected"),
    HARDENING_INCOMPLETE("HardeningIncomplete"),
    LIMIT_REACHED("LimitReached"),
    ENGINE_REACHABLE("EngineReachable"),
    BROWSER_READY("BrowserReady"),
    BROWSER_DENIED("BrowserDenied");

    private final String word;

    ConditionType(String word) {
        this.word = word;
    }

    /** The name in the API. */
    public String word() {
        return word;
    }
}
