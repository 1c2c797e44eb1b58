package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.time.InstantSource;
import java.util.Optional;

/** What starting and removing a browser takes beyond what any sandbox takes. */
final class Browsers {

    private final Networks networks;
    private final Registry registry;
    private final InstantSource clock;

    Browsers(Networks networks, Registry registry, InstantSource clock) {
        this.networks = networks;
        this.registry = registry;
        this.clock = clock;
    }

    /** Somebody may have cleared its network away; and that it answered before its start says nothing of afterwards. */
    void beforeStart(SandboxIdentity identity, String containerId) throws EngineException {
        Optional<ContainerRecord> known =
                registry.get(identity.name()).flatMap(record -> record.container(containerId));
        Optional<String> network = known.flatMap(ContainerRecord::madeFrom)
                .flatMap(fields -> Optional.ofNullable(fields.values().get("network")));
        if (network.isPresent()) {
            networks.ensure(network.get());
        }
        if (known.isPresent()) {
            registry.update(
                    identity,
                    clock.instant(),
                    record -> record.with(
                            containerId, new ContainerRecord(known.get().madeFrom(), new ContainerRecord.NotRun())));
        }
    }

    /** It may have been the last one in its network. */
    void removed() {
        networks.tidy();
    }
}
