package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import java.util.HashSet;
import java.util.Set;

/** Law 4: one container for each sandbox; those of a replacement do not outlive it. */
final class OneContainerPerSandbox implements Law {

    @Override
    public void atTheEnd(Simulation run) {
        Set<String> seen = new HashSet<>();
        for (ObservedContainer container : run.ours()) {
            String sandbox = container.label(SandboxLabels.NAME).orElse("");
            holds(container.name().equals(sandbox), container.name() + " has outlived the replacement of " + sandbox);
            holds(seen.add(sandbox), sandbox + " has two containers");
        }
    }
}
