package ai.openclaw.sandbox.model.tool;

/** Why a call of a tool failed: stable words that programs decide by. What a command itself ends with is a result and never one of these. */
public enum ToolReason {
    /** No such tool. */
    UNKNOWN_TOOL("UnknownTool"),
    /** The tool policy does not let the session use it. */
    TOOL_DENIED("ToolDenied"),
    /** An argument is missing, unknown, of the wrong type or out of its range. */
    INVALID_ARGUMENT("InvalidArgument"),
    /** No such session, and it is not one that can be opened. */
    UNKNOWN_SESSION("UnknownSession"),
    /** The session runs without a sandbox. */
    NOT_SANDBOXED("NotSandboxed"),
    /** The session's sandbox could not be made ready; the message carries its conditions. */
    SANDBOX_NOT_READY("SandboxNotReady"),
    /** The sandbox went away during the call. */
    SANDBOX_GONE("SandboxGone"),
    /** The engine failed or went away during the call. */
    ENGINE_UNAVAILABLE("EngineUnavailable"),
    /** The path lies in no mount of the sandbox, or leads out of it. */
    PATH_OUTSIDE("PathOutside"),
    /** The path lies in a mount that the sandbox may only read. */
    READ_ONLY("ReadOnly"),
    /** No such file, directory, background run or other thing that was named. */
    NOT_FOUND("NotFound"),
    /** What is at the path is of another kind than the tool works on. */
    WRONG_KIND("WrongKind"),
    /** Something is there already that must not be overwritten. */
    ALREADY_EXISTS("AlreadyExists"),
    /** Larger than the tool takes; the message carries both sizes. */
    TOO_LARGE("TooLarge"),
    /** Not text in UTF-8, where text is needed. */
    NOT_TEXT("NotText"),
    /** The text to replace does not occur. */
    NO_MATCH("NoMatch"),
    /** The text to replace occurs more than once. */
    SEVERAL_MATCHES("SeveralMatches"),
    /** The patch cannot be read or does not fit; nothing was changed. */
    BAD_PATCH("BadPatch"),
    /** The operating system refuses: permissions, a full disk, a quota. */
    STORAGE_FAILED("StorageFailed"),
    /** Others changed the same thing meanwhile; nothing was changed by this call. */
    CHANGED_MEANWHILE("ChangedMeanwhile"),
    /** As many of these as may be exist already. */
    LIMIT_REACHED("LimitReached"),
    /** Ended because its caller went away or asked for it. */
    CANCELLED("Cancelled"),
    /** Not over within the time it was given. */
    TIMED_OUT("TimedOut");

    private final String word;

    ToolReason(String word) {
        this.word = word;
    }

    /** As programs see it: CamelCase, never changed. */
    public String word() {
        return word;
    }
}
