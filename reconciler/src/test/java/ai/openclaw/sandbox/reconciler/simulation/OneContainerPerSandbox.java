package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Law 4: one container for each sandbox; those of a replacement do not outlive it. */
final class OneContainerPerSandbox implements Law {

    /** Everything wanted was used some minutes ago, so no replacement can be under way. One that nobody wants may be alone, and hot, under any name. */
    @Override
    public void onceHealthy(Simulation run) {
        Set<String> names = run.ours().stream().map(ObservedContainer::name).collect(Collectors.toSet());
        for (ObservedContainer container : run.ours()) {
            String sandbox = container.label(SandboxLabels.NAME).orElse("");
            if (container.state() == State.DEAD || heldUp(container, run)) {
                continue; // it cannot be removed yet
            }
            boolean alone = container.name().equals(sandbox) || !names.contains(sandbox) || asked(sandbox, run);
            holds(alone, container.name() + " has outlived the replacement of " + sandbox);
        }
    }

    @Override
    public void atTheEnd(Simulation run) {
        Set<String> seen = new HashSet<>();
        for (ObservedContainer container : run.ours()) {
            if (heldUp(container, run)) {
                continue;
            }
            String sandbox = container.label(SandboxLabels.NAME).orElse("");
            holds(container.name().equals(sandbox), container.name() + " has outlived the replacement of " + sandbox);
            holds(seen.add(sandbox), sandbox + " has two containers");
        }
    }

    /** What somebody has asked for is done also where it is hot, and may wait for its next attempt. */
    private static boolean asked(String sandbox, Simulation run) {
        return run.store().records().values().stream()
                .anyMatch(record ->
                        record.name().value().equals(sandbox) && record.intent().isPresent());
    }
}
