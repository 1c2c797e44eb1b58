package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.execute.Networks;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.plan.Demand;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at everything: the list of our containers, the wanted images, and every sandbox anybody knows of. */
final class Resync {

    private final ContainerEngine engine;
    private final World world;
    private final Freshness freshness;
    private final Networks networks;
    private final WorkQueue queue;
    private final String instance;
    private volatile Wanted wanted = new Wanted(DesiredState.unknown(), Set.of());

    Resync(
            ContainerEngine engine,
            World world,
            Freshness freshness,
            Networks networks,
            WorkQueue queue,
            String instance) {
        this.engine = engine;
        this.world = world;
        this.freshness = freshness;
        this.networks = networks;
        this.queue = queue;
        this.instance = instance;
    }

    /** Lists all containers of ours and marks those that changed; asks again for every image in use. */
    void look() throws EngineException {
        ObservedState observed = world.observed();
        ObservedState.Asking asking = observed.asking();
        var listed = engine.list(Map.of(SandboxLabels.INSTANCE, instance));
        for (SandboxName changed : observed.compare(listed, asking)) {
            queue.add(changed, Urgency.PROMPT);
        }
        observed.retainImages(wantedImages());
        boolean news = false;
        for (String image : observed.imagesKnown()) {
            news |= freshness.imageAgain(image);
        }
        if (news) {
            everybody(Urgency.PROMPT);
        }
        networks.tidy();
    }

    /** The images wanted by a desired state, which is gone through once and not with every look. */
    private record Wanted(DesiredState by, Set<String> images) {}

    @SuppressWarnings("ReferenceEquality") // a desired state is made anew by each change and is too large to compare
    private Set<String> wantedImages() {
        DesiredState desired = world.desired().get();
        if (wanted.by() != desired) {
            wanted = new Wanted(
                    desired,
                    desired.sandboxes().values().stream()
                            .flatMap(it -> Assembler.spec(new Demand.Spoken(it)).stream())
                            .map(spec -> spec.container().program().image())
                            .collect(Collectors.toSet()));
        }
        return wanted.images();
    }

    /** Asks for a visit to every sandbox anybody knows of, in an order of its own: same state, same run. */
    void everybody(Urgency urgency) {
        Set<SandboxName> wanted = world.desired().get().sandboxes().keySet();
        Set<SandboxName> others = new TreeSet<>();
        world.observed().collectNames(wanted, others);
        world.registry().names().stream().filter(name -> !wanted.contains(name)).forEach(others::add);
        wanted.forEach(name -> queue.add(name, urgency));
        others.forEach(name -> queue.add(name, urgency));
    }
}
