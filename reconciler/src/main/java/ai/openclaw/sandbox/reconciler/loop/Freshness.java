package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.runtime.ObservedImage;
import ai.openclaw.sandbox.model.sandbox.BrowserContract;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at what is doubtful before a plan is made from it. */
final class Freshness {

    /** How often one container is looked at in a visit. */
    private static final int MAX_LOOKS = 3;

    private final ContainerEngine engine;
    private final ObservedState observed;
    private final Leases leases;

    Freshness(ContainerEngine engine, ObservedState observed, Leases leases) {
        this.engine = engine;
        this.observed = observed;
        this.leases = leases;
    }

    /** Looks at the doubtful containers of a sandbox, and at those remembered of it and not known. What cannot be looked at stays doubtful. */
    void containers(SandboxName name, Set<String> remembered) throws EngineException {
        Map<String, String> execs = leases.execs(
                name); // before the look: one that begins in a container started meanwhile is none of these
        lookAtDoubtful(name, remembered);
        execs.forEach((exec, container) -> {
            if (!alive(container)) {
                leases.execLost(name, exec); // the event of its end, or of its container's, was lost
            }
        });
    }

    private boolean alive(String container) {
        return observed.container(container)
                .map(ObservedContainer::state)
                .filter(state -> state != State.CREATED && state != State.EXITED && state != State.DEAD)
                .isPresent();
    }

    private void lookAtDoubtful(SandboxName name, Set<String> remembered) throws EngineException {
        if (observed.sure(name, remembered)) {
            return; // the way of nearly every visit
        }
        Deque<String> unseen = new ArrayDeque<>(doubts(name, remembered));
        Map<String, Integer> looks = new HashMap<>();
        try {
            while (!unseen.isEmpty()) {
                look(unseen.element());
                looks.merge(unseen.remove(), 1, Integer::sum);
                for (String doubt : observed.takeDoubts(name)) { // what was seen may put others in doubt
                    again(name, doubt, unseen, looks.getOrDefault(doubt, 0));
                }
            }
        } finally {
            unseen.forEach(doubt -> observed.doubt(name, doubt));
        }
    }

    /** What is heard while the engine answers may be newer than the answer, such as the end of a removal that was seen under way. */
    private void again(SandboxName name, String doubt, Deque<String> unseen, int looks) {
        if (looks < MAX_LOOKS && !unseen.contains(doubt)) {
            unseen.add(doubt);
        } else if (looks >= MAX_LOOKS) {
            observed.doubt(name, doubt); // whatever keeps it restless: the next visit goes on
        }
    }

    /**
     * Beside what is marked: one that is remembered and not known to be there, for a list may have left it out, so it counts as gone only when asked for
     * alone; and one that was about to be something else.
     */
    private Set<String> doubts(SandboxName name, Set<String> remembered) {
        Set<String> doubts = new LinkedHashSet<>(observed.takeDoubts(name));
        doubts.addAll(observed.passing(name));
        remembered.stream().filter(id -> observed.container(id).isEmpty()).forEach(doubts::add);
        return doubts;
    }

    private void look(String idOrName) throws EngineException {
        Optional<ObservedContainer> container = engine.inspect(idOrName);
        if (container.isPresent()) {
            observed.put(container.get());
        } else {
            observed.remove(idOrName);
        }
    }

    /** Looks for an image that was not looked for yet. */
    void image(String reference) throws EngineException {
        if (observed.image(reference) instanceof ImageFact.Unknown) {
            imageAgain(reference);
        }
    }

    /** Looks for an image again; whether that is news. */
    boolean imageAgain(String reference) throws EngineException {
        Optional<ObservedImage> image = engine.image(reference);
        return observed.image(
                reference,
                image.<ImageFact>map(it -> new ImageFact.Present(
                                it.id(), Optional.ofNullable(it.labels().get(BrowserContract.LABEL))))
                        .orElseGet(ImageFact.Missing::new));
    }
}
