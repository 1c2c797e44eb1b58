package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks of browsers: made before the first container that needs one, removed after the last. A network that is made and the container it is made for
 * appear under one lock, so that no other thread takes the network for unused in between. Safe from any thread.
 */
public final class Networks {

    private static final Logger log = LoggerFactory.getLogger(Networks.class);

    private final ContainerEngine engine;
    private final Map<String, String> labels;
    private final ReentrantLock lock = new ReentrantLock();

    /** Only networks labelled with this instance are ever removed. */
    public Networks(ContainerEngine engine, String instance) {
        this.engine = engine;
        this.labels = Map.of(SandboxLabels.INSTANCE, instance);
    }

    /** Makes a container in a network that is made first if it is missing. */
    String around(String network, Making making) throws EngineException {
        lock.lock();
        try {
            ensure(network);
            return making.make();
        } finally {
            lock.unlock();
        }
    }

    /** Sees to it that a network is there. */
    void ensure(String network) throws EngineException {
        lock.lock();
        try {
            engine.ensureNetwork(network, labels);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Removes what nobody needs. Asked with every look at everything, for containers vanish without us, and an engine may do late what it was asked long ago;
     * where it fails, the next look tries again.
     */
    public void tidy() {
        lock.lock();
        try {
            engine.removeUnusedNetworks(labels);
        } catch (EngineException e) {
            log.debug("unused networks stay for now: {}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    /** Makes a container and tells its id. */
    @FunctionalInterface
    interface Making {
        String make() throws EngineException;
    }
}
