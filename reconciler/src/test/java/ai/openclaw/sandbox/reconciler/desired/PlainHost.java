package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A host on which the daemon runs as 1000:1000 beside the engine; what is put into it differs. */
public final class PlainHost implements HostFacts {

    private final Map<Path, Owner> owners = new HashMap<>();
    private final Map<Path, ProfileText> profiles = new HashMap<>();
    private final Map<Path, SourcePath> sources = new HashMap<>();

    /** A directory that exists. */
    public PlainHost owned(String path, Owner owner) {
        owners.put(Path.of(path), owner);
        return this;
    }

    /** A profile file. */
    public PlainHost profile(String path, ProfileText text) {
        profiles.put(Path.of(path), text);
        return this;
    }

    /** Where the engine finds a path. */
    public PlainHost source(String path, SourcePath source) {
        sources.put(Path.of(path), source);
        return this;
    }

    @Override
    public Optional<Owner> ownerOf(Path path) {
        return Optional.ofNullable(owners.get(path));
    }

    @Override
    public Owner daemon() {
        return new Owner(1000, 1000);
    }

    @Override
    public ProfileText seccomp(Path file) {
        return profiles.getOrDefault(file, new ProfileText.Unusable(file + " does not exist."));
    }

    @Override
    public SourcePath onEngineHost(Path path) {
        return sources.getOrDefault(path, new SourcePath.Found(path.toString()));
    }

    @Override
    public LocalPath here(Path engineHostPath) {
        return new LocalPath.Found(engineHostPath);
    }

    @Override
    public ProtectedPaths guarded() {
        return ProtectedPaths.usual();
    }
}
