package ai.openclaw.sandbox.controller.cli;

/** How commands end. The numbers above 60 are those of {@code sysexits.h}. */
public enum ExitCode {
    /** Done. */
    OK(0, "Done."),
    /** It failed. */
    FAILURE(1, "It failed; the message says why and what to do."),
    /** It was asked for wrongly. */
    USAGE(2, "It was asked for wrongly."),
    /** The daemon or the engine cannot be reached. */
    UNREACHABLE(69, "The daemon or the engine cannot be reached."),
    /** Not permitted. */
    NOT_PERMITTED(77, "Not permitted."),
    /** The configuration does not allow it. */
    CONFIGURATION(78, "The configuration does not allow it.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number for the shell. */
    public int number() {
        return number;
    }

    /** What it tells, one sentence for the manual. */
    public String meaning() {
        return meaning;
    }
}
