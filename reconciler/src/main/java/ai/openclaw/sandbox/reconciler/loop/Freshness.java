package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedImage;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import java.util.List;
import java.util.Optional;

/** Looks at what is doubtful before a plan is made from it. */
final class Freshness {

    private final ContainerEngine engine;
    private final ObservedState observed;

    Freshness(ContainerEngine engine, ObservedState observed) {
        this.engine = engine;
        this.observed = observed;
    }

    /** Looks at the doubtful containers of a sandbox. What cannot be looked at stays doubtful. */
    void containers(SandboxName name) throws EngineException {
        List<String> doubts = observed.takeDoubts(name);
        for (int i = 0; i < doubts.size(); i++) {
            try {
                look(doubts.get(i));
            } catch (EngineException e) {
                doubts.subList(i, doubts.size()).forEach(doubt -> observed.doubt(name, doubt));
                throw e;
            }
        }
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
                image.<ImageFact>map(it -> new ImageFact.Present(it.id())).orElseGet(ImageFact.Missing::new));
    }
}
