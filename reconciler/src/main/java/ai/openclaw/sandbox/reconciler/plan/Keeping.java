package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.drift.Drift;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Plans for a sandbox whose container is there: remove it, replace it, or see that it runs. */
final class Keeping {

    private final Situation situation;
    private final DesiredSandbox desired;
    private final SandboxSpec spec;
    private final Findings findings;

    Keeping(Situation situation, DesiredSandbox desired, SandboxSpec spec, Findings findings) {
        this.situation = situation;
        this.desired = desired;
        this.spec = spec;
        this.findings = findings;
    }

    Plan plan(ObservedContainer live) {
        var record = situation.record().container(live.id());
        if (record.flatMap(ContainerRecord::madeFrom).isEmpty()) {
            boolean exact = Drift.between(live, record, spec, situation.image()).isEmpty();
            if (record.isEmpty() || exact) {
                return adopt(live, exact);
            }
        }
        if (situation
                .record()
                .intent()
                .filter(intent -> !intent.containerId().equals(live.id()))
                .isPresent()) {
            return settle();
        }
        Readiness readiness = Readiness.of(live, spec, situation);
        Optional<Plan> unusable = unusable(live, readiness);
        if (unusable.isPresent()) {
            return unusable.get();
        }
        if (asked(Intent.Wish.MAKE_ROOM).isPresent() && (situation.wanted() || !situation.cold())) {
            return settle();
        }
        Optional<Plan> removal = removal(live);
        if (removal.isPresent()) {
            return removal.get();
        }
        Optional<Cause> replacement = replacementCause(live);
        if (replacement.isPresent()) {
            return new Replacement(situation, spec, findings).plan(live, replacement.get());
        }
        return new Running(situation, spec, findings).withoutNext(live, Phase.READY);
    }

    /** One taken over while nobody could say what it should be is remembered in full once it proves to be just that. */
    private Plan adopt(ObservedContainer live, boolean exact) {
        return findings.plan(Phase.PENDING, new Action.Adopt(live, exact ? Optional.of(spec) : Optional.empty()));
    }

    private Plan settle() {
        return findings.plan(Phase.READY, new Action.Settle(situation.record().intent()));
    }

    /** A container whose set-up failed or was cut off was never ready, so nobody loses anything with it. */
    private Optional<Plan> unusable(ObservedContainer live, Readiness readiness) {
        return switch (readiness.setup()) {
            case FAILED -> Optional.of(findings.plan(Phase.FAILED, SetupOutcome.discard(live, situation)));
            case INTERRUPTED -> Optional.of(findings.plan(Phase.PENDING, SetupOutcome.interrupted(live)));
            default -> Optional.empty();
        };
    }

    private Optional<Plan> removal(ObservedContainer live) {
        Optional<Cause> cause = removalCause(live);
        if (cause.isEmpty()) {
            return Optional.empty();
        }
        Patience patience = Patience.of(situation, asked(Intent.Wish.REMOVE).map(Intent::force));
        if (patience.waits()) {
            patience.lookAgain().ifPresent(findings::lookAt);
            return Optional.empty(); // it stays in service meanwhile
        }
        Action remove = new Action.Remove(live.id(), patience.gate(), cause.get(), Optional.empty());
        Optional<Trouble> trouble = situation.heldOff(remove);
        if (trouble.isPresent()) {
            findings.lookAt(trouble.get().retryAt());
            return Optional.empty();
        }
        findings.notReady("Removing", cause.get().message());
        return Optional.of(findings.plan(Phase.TERMINATING, remove));
    }

    private Optional<Cause> removalCause(ObservedContainer live) {
        Optional<Cause> asked = asked(Intent.Wish.REMOVE)
                .map(intent -> byRequest(intent, "Removed on request of " + intent.actor() + "."));
        Optional<Cause> room =
                asked(Intent.Wish.MAKE_ROOM).map(intent -> byRequest(intent, "Made room for a sandbox that waits."));
        return asked.or(() -> room).or(() -> pruneCause(live));
    }

    /** A sandbox an active session uses is not pruned: for idleness it would come back at once, for age it is replaced. */
    private Optional<Cause> pruneCause(ObservedContainer live) {
        if (situation.wanted() || situation.rules().pruning() == Rules.Pruning.SUSPENDED) {
            return Optional.empty();
        }
        Optional<Instant> idleAt = desired.prune().idle().map(situation.lastUse()::plus);
        Optional<Instant> oldAt = desired.prune().maxAge().map(Describe.createdAt(live)::plus);
        idleAt.ifPresent(findings::lookAt);
        oldAt.ifPresent(findings::lookAt);
        if (due(idleAt)) {
            return Optional.of(
                    Cause.own("Idle", "Not used since " + situation.lastUse() + "; prune.idleHours is over."));
        }
        return due(oldAt) ? Optional.of(tooOld(live)) : Optional.empty();
    }

    private Optional<Cause> replacementCause(ObservedContainer live) {
        Optional<Intent> asked = asked(Intent.Wish.RECREATE);
        if (asked.isPresent()) {
            Intent intent = asked.get();
            return Optional.of(byRequest(intent, "Replaced on request of " + intent.actor() + "."));
        }
        var drift = Drift.between(live, situation.record().container(live.id()), spec, situation.image());
        if (!drift.isEmpty()) {
            findings.drift(drift);
            return Optional.of(DriftCause.of(drift));
        }
        Optional<Instant> oldAt = desired.prune().maxAge().map(Describe.createdAt(live)::plus);
        oldAt.ifPresent(findings::lookAt);
        boolean aged = situation.wanted() && situation.rules().pruning() == Rules.Pruning.ALLOWED && due(oldAt);
        return aged ? Optional.of(tooOld(live)) : Optional.empty();
    }

    private Optional<Intent> asked(Intent.Wish wish) {
        return situation.record().intent().filter(intent -> intent.wish() == wish);
    }

    private static Cause byRequest(Intent intent, String message) {
        return new Cause(intent.actor(), intent.reason(), message);
    }

    private Cause tooOld(ObservedContainer live) {
        Duration age = Duration.between(Describe.createdAt(live), situation.now());
        return Cause.own("MaxAge", "It is " + age.toHours() + " hours old; prune.maxAgeDays is over.");
    }

    private boolean due(Optional<Instant> at) {
        return at.map(moment -> !situation.now().isBefore(moment)).orElse(false);
    }
}
