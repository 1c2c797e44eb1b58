package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.desired.SpecOutcome;
import ai.openclaw.sandbox.reconciler.observed.Containers;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.Intent;
import java.util.Optional;

/**
 * Plans for a sandbox that configuration and sessions speak for: clear up what an interrupted replacement left, make it when it is wanted, keep it when it
 * is there.
 */
final class Upkeep {

    private final Situation situation;
    private final DesiredSandbox desired;
    private final Containers containers;
    private final Findings findings;

    Upkeep(Situation situation, DesiredSandbox desired) {
        this.situation = situation;
        this.desired = desired;
        this.containers = situation.containers();
        this.findings = new Findings(situation.now());
    }

    Plan plan() {
        Describe.whatIsThere(situation, desired, findings);
        desired.activeUntil(situation.now(), situation.rules().activeWindow()).ifPresent(findings::lookAt);
        Optional<Plan> freed = new Burial(situation).freeName(findings);
        if (freed.isPresent()) {
            return freed.get();
        }
        return switch (desired.outcome()) {
            case SpecOutcome.Refused refused -> refused(refused);
            case SpecOutcome.Denied denied -> denied(denied);
            case SpecOutcome.Buildable buildable -> build(buildable.spec());
        };
    }

    private Plan build(SandboxSpec spec) {
        Optional<Plan> tidy = tidy(spec);
        if (tidy.isPresent()) {
            return tidy.get();
        }
        sayImage(spec);
        situation.progress().trouble().ifPresent(trouble -> findings.say(trouble.setback()));
        Optional<ObservedContainer> live = containers.live();
        return live.isPresent() ? new Keeping(situation, desired, spec, findings).plan(live.get()) : make(spec);
    }

    /** Settings that cannot be given: what is there stays, for a mistake in the configuration must not cost anybody his sandbox. */
    private Plan refused(SpecOutcome.Refused refused) {
        Optional<Action> adoption = containers.live().flatMap(situation::adoption);
        if (adoption.isPresent()) {
            return findings.plan(Phase.PENDING, adoption.get());
        }
        Optional<Plan> half = undoHalfReplaced();
        if (half.isPresent()) {
            return half.get();
        }
        findings.say(new Setback(refused.condition(), refused.reason(), refused.message()));
        boolean running = containers.live().map(situation::serves).orElse(false);
        if (running) {
            findings.say(
                    ConditionType.READY,
                    Status.TRUE,
                    "KeptAsItWas",
                    "Runs with its earlier settings: " + refused.message());
            return findings.plan(Phase.READY, new Action.Rest());
        }
        findings.notReady(refused.reason(), refused.message());
        boolean shown = situation.wanted() || !containers.isEmpty();
        return shown ? findings.plan(Phase.FAILED, new Action.Rest()) : findings.unseen(new Action.Rest());
    }

    /** What must not be goes once it is cold, and is shown as long as somebody would have it. */
    private Plan denied(SpecOutcome.Denied denied) {
        findings.say(ConditionType.BROWSER_DENIED, Status.TRUE, "ToolDenied", denied.message());
        if (!containers.isEmpty()) {
            return new Farewell(situation, findings, Cause.own("BrowserDenied", denied.message())).plan();
        }
        findings.notReady("BrowserDenied", denied.message());
        return situation.wanted()
                ? findings.plan(Phase.FAILED, new Action.Forget())
                : findings.unseen(new Action.Forget());
    }

    /** What is not to be replaced any more goes on as it was, and nothing stays beside it. */
    private Optional<Plan> undoHalfReplaced() {
        Optional<ObservedContainer> live = containers.live();
        if (live.isEmpty()) {
            return containers.strays().isEmpty()
                    ? Optional.empty()
                    : Optional.of(restore(containers.strays().getLast()));
        }
        if (containers.next().isPresent()) {
            return Optional.of(findings.plan(
                    Phase.REPLACING, Running.removeNext(containers.next().get())));
        }
        return containers.strays().isEmpty()
                ? Optional.empty()
                : removeReplaced(live.get(), containers.strays().getFirst());
    }

    /** A replaced container is removed once its successor stands; a successor that never took over gives way to what worked. */
    private Optional<Plan> tidy(SandboxSpec spec) {
        if (containers.strays().isEmpty()) {
            return Optional.empty();
        }
        if (containers.live().isPresent()) {
            return removeReplaced(containers.live().get(), containers.strays().getFirst());
        }
        Optional<ObservedContainer> next =
                containers.next().filter(it -> Readiness.of(it, spec, situation).ready());
        return Optional.of(
                next.isPresent()
                        ? promote(next.get())
                        : restore(containers.strays().getLast()));
    }

    /** Empty while it cannot be removed: its successor is looked after all the same. */
    private Optional<Plan> removeReplaced(ObservedContainer live, ObservedContainer replaced) {
        Cause cause = Cause.own("Replaced", "Its successor has taken over.");
        if (situation.mayBeBusy(replaced)) {
            return Optional.empty(); // the end of the call brings the next visit
        }
        Action remove = new Action.Remove(replaced.id(), situation.gate(replaced), cause, Optional.empty());
        Optional<Trouble> trouble = situation.heldOff(remove);
        if (trouble.isPresent()) {
            findings.lookAt(trouble.get().retryAt());
            return Optional.empty();
        }
        if (situation.serves(live)) {
            findings.say(ConditionType.READY, Status.TRUE, "Running", Describe.readiness(situation.identity()));
        }
        return Optional.of(findings.plan(Phase.REPLACING, remove));
    }

    private Plan restore(ObservedContainer stray) {
        Optional<Action> adoption = situation.adoption(stray);
        if (adoption.isPresent()) {
            return findings.plan(Phase.PENDING, adoption.get()); // its name may be taken for long
        }
        Cause cause = Cause.own("Restored", "It goes on under its own name, for no successor stands ready.");
        return findings.plan(
                Phase.PENDING, new Action.Rename(stray.id(), situation.name().value(), Action.Gate.OPEN, cause));
    }

    private Plan promote(ObservedContainer next) {
        Cause cause = Cause.own("TookOver", "The new container takes over.");
        return findings.plan(
                Phase.REPLACING, new Action.Rename(next.id(), situation.name().value(), Action.Gate.OPEN, cause));
    }

    private Plan make(SandboxSpec spec) {
        Optional<Intent> intent = situation.record().intent();
        if (intent.isPresent()) {
            return findings.plan(Phase.PENDING, new Action.Settle(intent)); // nothing is left to recreate or remove
        }
        Optional<ObservedContainer> next = containers.next();
        if (next.isPresent()) {
            return Readiness.of(next.get(), spec, situation).current()
                    ? promote(next.get())
                    : findings.plan(Phase.PENDING, Running.removeNext(next.get()));
        }
        if (!situation.wanted()) {
            return containers.isEmpty() ? findings.unseen(new Action.Forget()) : new Burial(situation).last(findings);
        }
        Cause cause = Cause.own("SessionActive", "Session " + firstSession() + " is active and sandboxed.");
        Action create = new Action.Create(Action.Part.LIVE, spec, cause);
        return waitsFor(create).orElseGet(() -> findings.plan(Phase.CREATING, create));
    }

    /** What keeps a wanted sandbox from being made now. */
    private Optional<Plan> waitsFor(Action create) {
        if (!(situation.image() instanceof ImageFact.Present)) {
            boolean unfit = situation.image() instanceof ImageFact.Unfit;
            findings.notReady(unfit ? "ImageUnfit" : "ImageMissing", "Waits for its image.");
            return Optional.of(findings.plan(Phase.PENDING, new Action.Rest()));
        }
        Optional<Trouble> trouble = situation.heldOff(create);
        if (trouble.isPresent()) {
            findings.lookAt(trouble.get().retryAt());
            findings.notReady(
                    trouble.get().setback().reason(),
                    trouble.get().setback().message() + " Tried "
                            + trouble.get().attempts() + " times; next at "
                            + trouble.get().retryAt() + ".");
            return Optional.of(findings.plan(Phase.FAILED, new Action.Rest()));
        }
        if (situation.admission() instanceof Admission.Full full) {
            findings.say(ConditionType.LIMIT_REACHED, Status.TRUE, "MaxSandboxes", full.message());
            findings.notReady("LimitReached", full.message());
            return Optional.of(findings.plan(Phase.PENDING, new Action.Rest()));
        }
        return Optional.empty();
    }

    private void sayImage(SandboxSpec spec) {
        String image = spec.container().program().image();
        switch (situation.image()) {
            case ImageFact.Present present ->
                findings.say(ConditionType.IMAGE_AVAILABLE, Status.TRUE, "Present", "The engine has " + image + ".");
            case ImageFact.Missing missing ->
                findings.say(ConditionType.IMAGE_AVAILABLE, Status.FALSE, "ImageMissing", MissingImage.message(image));
            case ImageFact.Unfit unfit ->
                findings.say(ConditionType.IMAGE_AVAILABLE, Status.FALSE, "ImageUnfit", unfit.message());
            case ImageFact.Unknown unknown ->
                findings.say(
                        ConditionType.IMAGE_AVAILABLE, Status.UNKNOWN, "NotAsked", "Not known yet: " + image + ".");
        }
    }

    private String firstSession() {
        return desired.active(situation.now(), situation.rules().activeWindow())
                .getFirst()
                .key()
                .value();
    }
}
