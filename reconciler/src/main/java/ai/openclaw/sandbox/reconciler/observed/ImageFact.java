package ai.openclaw.sandbox.reconciler.observed;

/** What is known of an image reference. */
public sealed interface ImageFact {

    /** The engine has it under this id. */
    record Present(String id) implements ImageFact {}

    /** The engine does not have it. */
    record Missing() implements ImageFact {}

    /** Not asked yet, or the engine could not say. */
    record Unknown() implements ImageFact {}
}
