package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.reconciler.observed.Containers;
import ai.openclaw.sandbox.reconciler.store.Intent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Plans for a sandbox that nobody speaks for any more: it goes once it is cold. */
final class Farewell {

    private static final Cause NOT_WANTED = Cause.own(
            "NotWanted", "No session uses this sandbox any more: its session is gone or no longer sandboxed.");

    private final Situation situation;
    private final Containers containers;
    private final Findings findings;
    private final Cause reason;

    Farewell(Situation situation) {
        this(situation, new Findings(situation.now()), NOT_WANTED);
    }

    /** One that must go for another reason, of which more is to be said. */
    Farewell(Situation situation, Findings findings, Cause reason) {
        this.situation = situation;
        this.containers = situation.containers();
        this.findings = findings;
        this.reason = reason;
    }

    Plan plan() {
        if (containers.isEmpty()) {
            return findings.unseen(new Action.Forget());
        }
        if (containers.noneServes()) {
            return new Burial(situation).last(findings);
        }
        Describe.whatIsThere(situation, findings);
        Optional<ObservedContainer> next = containers.next();
        if (next.isPresent()) {
            return remove(next.get(), Action.Gate.OPEN, reason);
        }
        List<ObservedContainer> strays = containers.strays();
        if (containers.live().isPresent() && !strays.isEmpty() && !situation.mayBeBusy(strays.getFirst())) {
            return remove(strays.getFirst(), situation.gate(strays.getFirst()), reason);
        }
        return last(containers.live().orElseGet(strays::getFirst));
    }

    /** The container sessions worked in: it stays as long as its use may go on. */
    private Plan last(ObservedContainer container) {
        Optional<Intent> intent =
                situation.record().intent().filter(asked -> asked.containerId().equals(container.id()));
        if (intent.map(asked -> asked.force() == Intent.Force.NOW).orElse(false)) {
            return remove(container, Action.Gate.OPEN, cause(intent));
        }
        boolean forced =
                intent.map(asked -> asked.force() == Intent.Force.WHEN_IDLE).orElse(false);
        if (situation.progress().usage().busy()) {
            return stays(container, Optional.empty());
        }
        Instant leaveAloneUntil = leaveAloneUntil(container);
        if (!forced && situation.now().isBefore(leaveAloneUntil)) {
            return stays(container, Optional.of(leaveAloneUntil));
        }
        return remove(container, Action.Gate.SHUT, cause(intent));
    }

    private Plan stays(ObservedContainer container, Optional<Instant> until) {
        Optional<Action> adoption = orphan(container) ? Optional.empty() : situation.adoption(container);
        until.ifPresentOrElse(
                at -> {
                    findings.lookAt(at);
                    findings.notReady(
                            "Hot",
                            "No longer wanted; removed at " + at.truncatedTo(ChronoUnit.SECONDS)
                                    + " unless it is used until then.");
                },
                () -> findings.notReady("InUse", "No longer wanted; removed when the call running in it ends."));
        return findings.plan(Phase.TERMINATING, adoption.orElseGet(Action.Rest::new));
    }

    /** A container nobody remembers and nobody was seen using is a leftover of a crash and gets a shorter grace. */
    private Instant leaveAloneUntil(ObservedContainer container) {
        return orphan(container)
                ? situation.record().firstSeen().plus(situation.rules().orphanGrace())
                : situation.hotUntil();
    }

    private boolean orphan(ObservedContainer container) {
        return situation.record().container(container.id()).isEmpty()
                && situation.knownUse().isEmpty();
    }

    private Plan remove(ObservedContainer container, Action.Gate gate, Cause cause) {
        findings.notReady("Removing", cause.message());
        return findings.plan(Phase.TERMINATING, new Action.Remove(container.id(), gate, cause, Optional.empty()));
    }

    private Cause cause(Optional<Intent> intent) {
        return intent.map(asked ->
                        new Cause(asked.actor(), asked.reason(), "Removed on request of " + asked.actor() + "."))
                .orElse(reason);
    }
}
