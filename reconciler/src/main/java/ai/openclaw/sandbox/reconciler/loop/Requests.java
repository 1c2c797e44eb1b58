package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.ContainerRef;
import ai.openclaw.sandbox.reconciler.execute.Timeline;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import ai.openclaw.sandbox.reconciler.store.Intent;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes what people ask of sandboxes. A request is kept until it is fulfilled, also over a restart. */
public final class Requests {

    private final StatusBoard board;
    private final Registry registry;
    private final WorkQueue queue;
    private final InstantSource clock;

    Requests(StatusBoard board, Registry registry, WorkQueue queue, InstantSource clock) {
        this.board = board;
        this.registry = registry;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Asks something of a sandbox.
     *
     * @param name which
     * @param wish what
     * @param force how much use may be cut short
     * @param actor who asks, such as {@code user:cli}
     * @return whether there was a container to ask it of
     */
    public boolean ask(SandboxName name, Intent.Wish wish, Intent.Force force, String actor) {
        return board.get(name)
                .flatMap(sandbox -> sandbox.status().container().map(container -> {
                    Instant now = clock.instant();
                    registry.update(
                            sandbox.identity(),
                            now,
                            record -> record.asked(Optional.of(intent(wish, force, actor, now, container))));
                    new Timeline(registry, clock)
                            .add(name, SandboxEvent.Type.REQUESTED, actor, reason(wish), words(wish, force));
                    queue.add(name, Urgency.PROMPT);
                    return true;
                }))
                .orElse(false);
    }

    private static Intent intent(
            Intent.Wish wish, Intent.Force force, String actor, Instant now, ContainerRef container) {
        return new Intent(wish, force, actor, reason(wish), now, container.id());
    }

    private static String reason(Intent.Wish wish) {
        return switch (wish) {
            case RECREATE -> "RecreateRequested";
            case REMOVE -> "RemoveRequested";
            case MAKE_ROOM -> "MadeRoom";
        };
    }

    private static String words(Intent.Wish wish, Intent.Force force) {
        String what = wish == Intent.Wish.RECREATE ? "A new container was asked for" : "Its removal was asked for";
        return what
                + switch (force) {
                    case WHEN_COLD -> ", once it is cold.";
                    case WHEN_IDLE -> ", as soon as no call runs in it.";
                    case NOW -> ", at once.";
                };
    }
}
