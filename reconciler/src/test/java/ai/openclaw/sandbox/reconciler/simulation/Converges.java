package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.desired.SpecOutcome;
import java.util.Optional;

/** Law 1: once trouble is over, what there is agrees with what should be, and then nothing more is done. */
final class Converges implements Law {

    @Override
    public void atTheEnd(Simulation run) {
        DesiredState desired = run.wishes().desired();
        desired.sandboxes().forEach((name, sandbox) -> agrees(run, name, sandbox));
        for (ObservedContainer container : run.ours()) {
            SandboxName name = SandboxName.ofContainerName(container.name());
            holds(
                    desired.get(name).isPresent() || heldUp(container, run),
                    container.name() + " is there and nobody wants it");
        }
        long before = run.writes();
        if (run.onePassFindsSomethingDue()) { // such as an age that is reached at this very moment: the next one has
            // nothing to do
            before = run.writes();
            run.onePass();
        }
        holds(run.writes() == before, "a pass over a world at rest has written to the engine");
    }

    /** What is made only for a call is not spoken of before there is one. */
    private void agrees(Simulation run, SandboxName name, DesiredSandbox sandbox) {
        boolean waitsForCall = sandbox.start() == DesiredSandbox.Start.ON_CALL;
        if (waitsForCall && live(run, name).isEmpty()) {
            return;
        }
        switch (sandbox.outcome()) {
            case SpecOutcome.Buildable buildable -> isThere(run, name, buildable.spec());
            case SpecOutcome.Denied denied ->
                holds(says(run, name, ConditionType.BROWSER_DENIED), name + " is denied and does not say so");
            case SpecOutcome.Refused refused ->
                holds(says(run, name, refused.condition()), name + " is refused and does not say so");
        }
    }

    private void isThere(Simulation run, SandboxName name, SandboxSpec spec) {
        Optional<ObservedContainer> live = live(run, name);
        holds(live.isPresent(), name + " is wanted and not there");
        holds(live.get().running(), name + " does not run");
        if (heldUp(live.get(), run)) {
            return; // it stays as it is until that is over
        }
        holds(
                live.get()
                        .label(SandboxLabels.CONFIG_HASH)
                        .equals(Optional.of(spec.hash().value())),
                name + " is not what it should be");
        holds(
                run.image(spec.container().program().image())
                        .equals(Optional.of(live.get().imageId())),
                name + " has an old image");
        holds(
                spec.setupCommand().isEmpty()
                        || run.engine().succeededIn(live.get().id()),
                name + " was never set up");
        holds(says(run, name, ConditionType.READY), name + " is not said to be ready");
    }

    private static Optional<ObservedContainer> live(Simulation run, SandboxName name) {
        return run.ours().stream().filter(it -> it.name().equals(name.value())).findFirst();
    }

    private static boolean says(Simulation run, SandboxName name, ConditionType what) {
        return run.board(name)
                .flatMap(it -> it.status().condition(what))
                .map(it -> it.status() == Condition.Status.TRUE)
                .orElse(false);
    }
}
