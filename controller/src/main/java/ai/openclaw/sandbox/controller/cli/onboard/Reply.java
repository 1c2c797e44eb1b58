package ai.openclaw.sandbox.controller.cli.onboard;

/** What a person did with a question. */
sealed interface Reply {

    /** Answered it. */
    record Given(String value) implements Reply {}

    /** Wants the question before. */
    record Back() implements Reply {}

    /** Wants no more questions. */
    record Enough() implements Reply {}
}
