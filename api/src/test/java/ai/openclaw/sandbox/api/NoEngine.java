package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineInfo;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedImage;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import ai.openclaw.sandbox.model.runtime.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An engine without containers or images, which can go away. */
final class NoEngine implements ContainerEngine {

    private volatile boolean away;

    void goAway() {
        away = true;
    }

    private void reach() throws EngineException {
        if (away) {
            throw new EngineException(new EngineFailure.Unavailable("no such socket"));
        }
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("0", "0", Set.of(), Set.of(), Instant.EPOCH, 1, 1);
    }

    @Override
    public List<ObservedContainer> list(Map<String, String> labels) throws EngineException {
        reach();
        return List.of();
    }

    @Override
    public Optional<ObservedContainer> inspect(String idOrName) throws EngineException {
        reach();
        return Optional.empty();
    }

    @Override
    public Optional<ObservedImage> image(String reference) throws EngineException {
        reach();
        return Optional.empty();
    }

    @Override
    public String create(String name, ContainerSpec spec, Map<String, String> creationLabels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void start(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rename(String id, String newName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void ensureNetwork(String name, Map<String, String> labels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeUnusedNetworks(Map<String, String> labels) {}

    @Override
    public int exec(String id, ExecRequest request, OutputSink output, Duration deadline) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription watch(Instant since, EngineListener listener) {
        return () -> {};
    }

    @Override
    public void close() {}
}
