package ai.openclaw.sandbox.reconciler.store;

import java.time.Instant;

/**
 * Something somebody asked of a sandbox.
 *
 * @param wish what
 * @param force whether hot or busy sandboxes are to be taken too
 * @param actor who
 * @param reason one stable CamelCase word
 * @param at when
 * @param containerId the container it is about; once another one serves, the request is fulfilled, whatever happened to the first
 */
public record Intent(Wish wish, Force force, String actor, String reason, Instant at, String containerId) {

    /** What can be asked. */
    public enum Wish {
        /** A new container in place of the one there is, even where nothing has changed. */
        RECREATE,
        /** No container; a wanted sandbox is made again afterwards. */
        REMOVE,
        /** No container, for others wait for room; drops itself once the sandbox is hot or an active session wants it. */
        MAKE_ROOM
    }

    /** How much use may be cut short. */
    public enum Force {
        /** None: wait until it is cold. */
        WHEN_COLD,
        /** Recent use does not count; a running call does. */
        WHEN_IDLE,
        /** All of it. */
        NOW
    }
}
