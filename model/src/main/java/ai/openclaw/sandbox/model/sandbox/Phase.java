package ai.openclaw.sandbox.model.sandbox;

/** Where a sandbox is in its life, in one word. */
public enum Phase {
    /** Wanted, not begun; a condition says what it waits for. */
    PENDING("Pending"),
    /** Its container is being made and started. */
    CREATING("Creating"),
    /** Its set-up command runs. */
    SETTING_UP("SettingUp"),
    /** Tools can run in it. */
    READY("Ready"),
    /** Tools can run in it; it was made from an older configuration and is replaced once it is cold. */
    DRIFTED("Drifted"),
    /** Tools can run in it; its replacement is being made. */
    REPLACING("Replacing"),
    /** No longer wanted; removed once it is cold. */
    TERMINATING("Terminating"),
    /** Cannot be made or kept running; a condition says why. */
    FAILED("Failed");

    private final String word;

    Phase(String word) {
        this.word = word;
    }

    /** The name in the API. */
    public String word() {
        return word;
    }
}
