package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.desired.SpecOutcome;
import ai.openclaw.sandbox.reconciler.execute.Capacity;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.plan.Demand;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import ai.openclaw.sandbox.reconciler.plan.Situation;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import ai.openclaw.sandbox.reconciler.store.Intent;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds room for sandboxes that wait because there are as many as allowed: the longest unused that is cold and serves no active session goes. */
final class RoomMaker {

    private final Assembler assembler;
    private final ObservedState observed;
    private final Registry registry;
    private final Capacity capacity;
    private final WorkQueue queue;

    RoomMaker(World world, Assembler assembler, WorkQueue queue) {
        this.assembler = assembler;
        this.observed = world.observed();
        this.registry = world.registry();
        this.capacity = world.capacity();
        this.queue = queue;
    }

    /** Puts a sandbox that waits for room in the line and looks for somebody who can go; takes any other out of the line. */
    synchronized void consider(Situation situation, Plan plan, Instant now) {
        boolean waits = plan.status()
                .flatMap(status -> status.condition(ConditionType.LIMIT_REACHED))
                .isPresent();
        if (!waits) {
            capacity.leaves(situation.name());
            return;
        }
        capacity.waits(situation.name());
        List<Situation> candidates = candidates(now);
        long going = candidates.stream().filter(RoomMaker::going).count();
        if (going < capacity.waiting()) {
            candidates.stream()
                    .filter(candidate -> !going(candidate))
                    .min(Comparator.comparing(Situation::lastUse))
                    .ifPresent(victim -> ask(victim, now));
        }
    }

    /** A place may have become free: the one who waits longest is visited. */
    void freed() {
        capacity.takeNext().ifPresent(name -> queue.add(name, Urgency.PROMPT));
    }

    private List<Situation> candidates(Instant now) {
        return observed.names().stream()
                .map(name -> assembler.situation(name, now))
                .flatMap(Optional::stream)
                .filter(candidate -> candidate.containers().live().isPresent())
                .filter(candidate -> candidate.cold() && !wanted(candidate))
                .toList();
    }

    private static boolean wanted(Situation situation) {
        return switch (situation.demand()) {
            case Demand.Spoken spoken ->
                spoken.desired().outcome() instanceof SpecOutcome.Refused // stays as it is, whoever asks
                        || situation.wanted();
            case Demand.Gone gone -> false;
            case Demand.Doubtful doubtful -> true;
        };
    }

    private static boolean going(Situation situation) {
        return situation.record().intent().isPresent() || situation.demand() instanceof Demand.Gone;
    }

    private void ask(Situation victim, Instant now) {
        victim.containers().live().ifPresent(live -> {
            SandboxName name = victim.name();
            Intent intent = new Intent(
                    Intent.Wish.MAKE_ROOM, Intent.Force.WHEN_COLD, SandboxEvent.CONTROLLER, "MadeRoom", now, live.id());
            registry.update(victim.identity(), now, record -> record.asked(Optional.of(intent)));
            queue.add(name, Urgency.PROMPT);
        });
    }
}
