package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.Optional;

/** Law 5: everything labelled ours is in the store, or gone. */
final class KnowsItsOwn implements Law {

    @Override
    public void atTheEnd(Simulation run) {
        for (ObservedContainer container : run.ours()) {
            SandboxName name = SandboxName.ofContainerName(container.name());
            boolean known = Optional.ofNullable(run.store().records().get(name))
                    .flatMap(record -> record.container(container.id()))
                    .isPresent();
            holds(known, container.name() + " is not remembered");
        }
        run.store()
                .records()
                .forEach((name, record) -> record.containers()
                        .keySet()
                        .forEach(id -> holds(
                                run.ours().stream().anyMatch(it -> it.id().equals(id)),
                                name + " remembers a container that is gone")));
    }
}
