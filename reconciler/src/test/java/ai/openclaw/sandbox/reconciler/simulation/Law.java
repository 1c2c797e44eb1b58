package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.List;
import java.util.Optional;

/** Something that holds whatever happens. */
interface Law {

    /**
     * What the daemon asks of the engine.
     *
     * @param operation the call
     * @param target the container it is about
     * @param argument what else was said, such as a new name
     */
    record Call(String operation, ObservedContainer target, String argument) {

        /** The sandbox the container belongs to. */
        SandboxName sandbox() {
            return target.label(SandboxLabels.NAME)
                    .map(SandboxName::new)
                    .orElseGet(() -> SandboxName.ofContainerName(target.name()));
        }

        boolean takesAway() {
            return operation.equals("remove")
                    || operation.equals("rename") && argument.equals(sandbox().old());
        }

        boolean ofTheServing() {
            return target.name().equals(sandbox().value());
        }
    }

    /** Checked before a call changes anything. */
    default void before(Call call, Simulation run) {}

    /** Checked whenever a sandbox is said to be ready. */
    default void ready(SandboxName sandbox, String container, Simulation run) {}

    /** Checked a few minutes after trouble is over. */
    default void onceHealthy(Simulation run) {}

    /** Checked once trouble is over and everything had time to settle. */
    default void atTheEnd(Simulation run) {}

    /** Whether an exec may be believed to run in the sandbox of a container: in which of its containers does not matter to what is done with any of them. */
    default boolean heldUp(ObservedContainer container, Simulation run) {
        Optional<String> sandbox = container.label(SandboxLabels.NAME);
        return run.ours().stream()
                .filter(it -> it.label(SandboxLabels.NAME).equals(sandbox))
                .anyMatch(it -> run.uses().mayBelieveInAnExec(it.id()));
    }

    /** Throws unless it holds. */
    default void holds(boolean holds, String otherwise) {
        if (!holds) {
            throw new BrokenLaw(getClass().getSimpleName(), otherwise);
        }
    }

    /** All of them; that the same seed gives the same run is shown by running twice. */
    static List<Law> all() {
        return List.of(
                new Converges(),
                new LeavesOthersAlone(),
                new SparesWhatIsUsed(),
                new OneContainerPerSandbox(),
                new KnowsItsOwn(),
                new RemovesNothingInDoubt(),
                new GivesReasons(),
                new PrunesByASoundClock(),
                new IsSetUpBeforeItServes());
    }
}
