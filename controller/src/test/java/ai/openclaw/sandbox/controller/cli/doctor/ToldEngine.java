package ai.openclaw.sandbox.controller.cli.doctor;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An engine that is as sick as it is told to be, and notes which containers it has. */
final class ToldEngine implements ContainerEngine {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final Map<String, ObservedImage> images = new HashMap<>();
    final List<ContainerSpec> made = new ArrayList<>();
    private final List<String> present = new ArrayList<>();
    private EngineInfo info = new EngineInfo(
            "20.10.24", "1.41", Set.of("runc"), Set.of("name=seccomp,profile=default"), NOW, 2, 1L << 30);
    private Optional<EngineException> failure = Optional.empty();
    private String said = "";
    private boolean writes = true;

    /** Whatever is asked of it fails so. */
    ToldEngine away(String why) {
        failure = Optional.of(new EngineException(new EngineFailure.Unavailable(why)));
        return this;
    }

    ToldEngine knows(Set<String> runtimes, Set<String> securityOptions, Instant time) {
        info = new EngineInfo(info.version(), info.apiVersion(), runtimes, securityOptions, time, 2, 1L << 30);
        return this;
    }

    /** What its containers say of themselves; {@code NONCE} in it is what the proof put there. */
    ToldEngine saying(String text) {
        said = text;
        return this;
    }

    /** Its containers only say that they wrote something. */
    ToldEngine losingWhatIsWritten() {
        writes = false;
        return this;
    }

    List<String> left() {
        return List.copyOf(present);
    }

    @Override
    public EngineInfo info() throws EngineException {
        check();
        return info;
    }

    @Override
    public Optional<ObservedImage> image(String reference) throws EngineException {
        check();
        return Optional.ofNullable(images.get(reference));
    }

    @Override
    public String create(String name, ContainerSpec spec, Map<String, String> creationLabels) throws EngineException {
        check();
        made.add(spec);
        present.add(name);
        return name;
    }

    @Override
    public void start(String id) {}

    @Override
    public void remove(String id) {
        present.remove(id);
    }

    @Override
    public int exec(String id, ExecRequest request, OutputSink output, Duration deadline) {
        Path probe = Path.of(made.getLast().files().mounts().getFirst().source());
        try {
            if (writes && said.contains("probe writable")) {
                Files.writeString(probe.resolve("answer"), "done");
            }
            String text = said.replace("NONCE", Files.readString(probe.resolve("nonce")));
            output.write(OutputSink.Channel.STDOUT, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private void check() throws EngineException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public List<ObservedContainer> list(Map<String, String> labels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ObservedContainer> inspect(String idOrName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rename(String id, String newName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void ensureNetwork(String name, Map<String, String> labels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeUnusedNetworks(Map<String, String> labels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription watch(Instant since, EngineListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
