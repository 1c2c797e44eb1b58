package ai.openclaw.sandbox.reconciler.observed;

import java.util.Optional;

/** What is known of an image reference. */
public sealed interface ImageFact {

    /**
     * The engine has it.
     *
     * @param id its id
     * @param browserContract what it says of itself as an image of browsers, if it says anything
     */
    record Present(String id, Optional<String> browserContract) implements ImageFact {
        /** One that says nothing of browsers. */
        public Present(String id) {
            this(id, Optional.empty());
        }
    }

    /**
     * The engine has it, but nothing can be made from it.
     *
     * @param message what is wrong with it and what to do
     */
    record Unfit(String message) implements ImageFact {}

    /** The engine does not have it. */
    record Missing() implements ImageFact {}

    /** Not asked yet, or the engine could not say. */
    record Unknown() implements ImageFact {}
}
