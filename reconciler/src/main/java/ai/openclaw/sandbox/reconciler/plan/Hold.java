package ai.openclaw.sandbox.reconciler.plan;

import java.util.Optional;

/**
 * A kind of step that did not work and is not tried again for a while. Only that: a replacement that cannot be made must not keep the container it was to
 * replace from being started.
 *
 * @param step what is held off
 * @param containerId of which container; empty for a creation
 */
public record Hold(Step step, Optional<String> containerId) {

    /** What can be held off. */
    public enum Step {
        CREATE,
        START,
        SET_UP,
        RENAME,
        REMOVE
    }

    /** No new container. */
    public static Hold creation() {
        return new Hold(Step.CREATE, Optional.empty());
    }

    /** No set-up in a container. */
    public static Hold setUp(String containerId) {
        return new Hold(Step.SET_UP, Optional.of(containerId));
    }

    /** The step an action is; empty for what does not touch the engine, or is told of later. */
    static Optional<Hold> of(Action action) {
        return switch (action) {
            case Action.Create create -> Optional.of(creation());
            case Action.Start start -> Optional.of(new Hold(Step.START, Optional.of(start.containerId())));
            case Action.Rename rename -> Optional.of(new Hold(Step.RENAME, Optional.of(rename.containerId())));
            case Action.Remove remove -> Optional.of(new Hold(Step.REMOVE, Optional.of(remove.containerId())));
            case Action.Rest rest -> Optional.empty();
            case Action.Adopt adopt -> Optional.empty();
            case Action.RunSetup setup -> Optional.of(setUp(setup.containerId()));
            case Action.Settle settle -> Optional.empty();
            case Action.Forget forget -> Optional.empty();
        };
    }

    /** What is held off when an action failed. A removal that carries a setback ends an attempt: it worked, the next attempt waits. */
    public static Hold after(Action failed) {
        boolean endOfAttempt =
                failed instanceof Action.Remove remove && remove.setback().isPresent();
        return endOfAttempt ? creation() : of(failed).orElseGet(Hold::creation);
    }
}
