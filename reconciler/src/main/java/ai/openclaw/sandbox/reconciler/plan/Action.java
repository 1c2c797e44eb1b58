package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.store.Intent;
import java.time.Duration;
import java.util.Optional;

/**
 * The one thing to do next for a sandbox. Each is idempotent: done twice, or done and the reply lost, it leaves the same world, and the next plan sees
 * what is there.
 */
public sealed interface Action {

    /** Nothing. */
    record Rest() implements Action {}

    /** Make a container under the sandbox's name, or its replacement under a temporary one. */
    record Create(Part part, SandboxSpec spec, Cause cause) implements Action {}

    /** Remember a container found and not remembered; {@code spec} when it is just what is wanted. */
    record Adopt(ObservedContainer container, Optional<SandboxSpec> spec) implements Action {}

    /** Start a container. */
    record Start(String containerId, Cause cause) implements Action {}

    /** Begin the set-up command in a container, or the question whether a browser answers; its end is told later. */
    record RunSetup(ObservedContainer container, String command, Duration limit) implements Action {
        /** The container. */
        public String containerId() {
            return container.id();
        }
    }

    /** Rename a container. */
    record Rename(String containerId, String newName, Gate gate, Cause cause) implements Action {}

    /** Remove a container; with a setback when that is the end of a failed attempt. */
    record Remove(String containerId, Gate gate, Cause cause, Optional<Setback> setback) implements Action {}

    /** This request is fulfilled, or has become pointless; one that was made meanwhile is another. */
    record Settle(Optional<Intent> intent) implements Action {

        /** Whether it was a removal that was asked for. */
        public boolean removal() {
            return intent.map(Intent::wish).equals(Optional.of(Intent.Wish.REMOVE));
        }
    }

    /** Nothing is left of the sandbox: forget it. */
    record Forget() implements Action {}

    /** Whether it only sets records right, so that what is said of the sandbox need not mention it. */
    default boolean bookkeeping() {
        return this instanceof Adopt || this instanceof Settle;
    }

    /** The part a new container plays. */
    enum Part {
        LIVE,
        NEXT
    }

    /** Whether a container may be in use while it is renamed or removed. */
    enum Gate {
        /** It is the one tools run in: nobody may be in, and nobody gets in meanwhile. */
        SHUT,
        /** Nobody uses it, or a person said it does not matter. */
        OPEN
    }
}
