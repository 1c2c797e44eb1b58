package ai.openclaw.sandbox.controller.cli;

/** How commands end. The numbers above 60 are those of {@code sysexits.h}. */
public enum ExitCode {
    /** Done. */
    OK(0),
    /** It failed. */
    FAILURE(1),
    /** It was asked for wrongly. */
    USAGE(2),
    /** The daemon or the engine cannot be reached. */
    UNREACHABLE(69),
    /** Not permitted. */
    NOT_PERMITTED(77),
    /** The configuration does not allow it. */
    CONFIGURATION(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number for the shell. */
    public int number() {
        return number;
    }
}
