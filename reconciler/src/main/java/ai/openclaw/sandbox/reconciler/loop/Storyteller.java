package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.reconciler.execute.Timeline;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import ai.openclaw.sandbox.reconciler.plan.Situation;
import ai.openclaw.sandbox.reconciler.plan.Trouble;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import ai.openclaw.sandbox.reconciler.store.Registry;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what a visit found: on the board, in the timeline, in the log, and in the record what has to be remembered. */
final class Storyteller {

    private static final Logger log = LoggerFactory.getLogger(Storyteller.class);

    private final StatusBoard board;
    private final Registry registry;
    private final Timeline timeline;
    private final Leases leases;

    Storyteller(StatusBoard board, Registry registry, Timeline timeline, Leases leases) {
        this.board = board;
        this.registry = registry;
        this.timeline = timeline;
        this.leases = leases;
    }

    void nothingLeft(SandboxName name) {
        registry.forget(name);
        leases.forget(name);
        board.withdraw(name);
    }

    void gone(SandboxName name) {
        board.withdraw(name);
    }

    void tell(Situation situation, Plan plan) {
        tellVanished(situation);
        remember(situation);
        if (plan.status().isEmpty()) {
            board.withdraw(situation.name());
            return;
        }
        SandboxStatus status = plan.status().get();
        Optional<SandboxSpec> spec = Assembler.spec(situation.demand());
        Optional<Sandbox> before =
                board.publish(situation.identity(), situation.record().firstSeen(), spec, status);
        tellReady(situation, before, status);
        warnOnce(situation, spec, status);
    }

    /** Until the next visit has looked, nobody is told that tools can run in it. */
    void doubt(SandboxName name, Instant now) {
        board.get(name).ifPresent(said -> {
            SandboxStatus status = said.status();
            Condition unknown = new Condition(
                    ConditionType.READY,
                    Condition.Status.UNKNOWN,
                    "Unanswered",
                    "The engine did not say what came of the last step; it is being looked at.",
                    now);
            List<Condition> conditions = status.conditions().stream()
                    .map(condition -> condition.type() == ConditionType.READY ? unknown : condition)
                    .toList();
            board.publish(said.identity(), said.createdAt(), said.desired(), status.with(conditions));
        });
    }

    void tellTrouble(Situation situation, Trouble trouble) {
        boolean rare = Integer.bitCount(trouble.attempts()) == 1; // the first, second, fourth, eighth … time
        if (rare) {
            log.warn("{}: {}", situation.name(), trouble.setback().message());
            timeline.add(
                    situation.name(),
                    SandboxEvent.Type.FAILED,
                    SandboxEvent.CONTROLLER,
                    trouble.setback().reason(),
                    trouble.setback().message());
        }
    }

    /** A container remembered and gone was removed by somebody else, or by a removal whose end we did not live to see. */
    private void tellVanished(Situation situation) {
        Set<String> there =
                situation.containers().all().stream().map(ObservedContainer::id).collect(Collectors.toSet());
        for (String id : situation.record().containers().keySet()) {
            if (!there.contains(id)) {
                registry.update(situation.identity(), situation.now(), record -> record.without(id));
                timeline.add(
                        situation.name(),
                        SandboxEvent.Type.REMOVED,
                        SandboxEvent.ENGINE,
                        "Vanished",
                        "Its container is gone: removed by somebody else, or by a removal that was cut off.");
            }
        }
    }

    private void remember(Situation situation) {
        if (situation.containers().isEmpty()) {
            return;
        }
        Optional<Instant> use = situation.knownUse();
        registry.update(situation.identity(), situation.now(), record -> {
            SandboxRecord sane = record.notUsedAfter(situation.now());
            boolean news = use.isPresent()
                    && sane.lastUsed()
                            .map(last -> use.get().isAfter(last.plus(Leases.GRAIN)))
                            .orElse(true);
            return news ? sane.usedAt(use.get()) : sane;
        });
        leases.notUsedAfter(situation.name(), situation.now());
        use.ifPresent(at -> leases.recall(situation.name(), at));
    }

    private void tellReady(Situation situation, Optional<Sandbox> before, SandboxStatus status) {
        // A new daemon does not tell old stories, and one that was in doubt while the engine was away is no news
        // either.
        boolean wasReady =
                before.map(old -> ready(old.status()) != Condition.Status.FALSE).orElse(true);
        if (!wasReady && ready(status) == Condition.Status.TRUE) {
            timeline.add(
                    situation.name(),
                    SandboxEvent.Type.READY,
                    SandboxEvent.CONTROLLER,
                    "Ready",
                    status.condition(ConditionType.READY)
                            .map(Condition::message)
                            .orElse(""));
        }
    }

    private static Condition.Status ready(SandboxStatus status) {
        return status.condition(ConditionType.READY).map(Condition::status).orElse(Condition.Status.FALSE);
    }

    private void warnOnce(Situation situation, Optional<SandboxSpec> spec, SandboxStatus status) {
        Optional<Condition> hot = status.condition(ConditionType.DRIFTED)
                .filter(condition -> condition.reason().equals("Hot"));
        Optional<String> hash = spec.map(it -> it.hash().value());
        if (status.phase() == Phase.READY && situation.record().warnedHash().isPresent()) {
            registry.update(
                    situation.identity(), situation.now(), SandboxRecord::unwarned); // the next drift is another
        }
        if (hot.isEmpty() || hash.isEmpty() || situation.record().warnedHash().equals(hash)) {
            return;
        }
        log.warn("{}: {}", situation.name(), hot.get().message());
        timeline.add(
                situation.name(),
                SandboxEvent.Type.DRIFTED,
                SandboxEvent.CONTROLLER,
                "Hot",
                hot.get().message());
        registry.update(situation.identity(), situation.now(), record -> record.warned(hash.get()));
    }
}
