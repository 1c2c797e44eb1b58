package ai.openclaw.sandbox.controller.host;

import ai.openclaw.sandbox.controller.whereabouts.InContainer;
import ai.openclaw.sandbox.controller.whereabouts.Whereabouts;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import ai.openclaw.sandbox.reconciler.desired.HostFacts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Facts of the host the daemon runs on, and of what its paths are called on the engine's, which may be another view of it. */
public final class LocalHostFacts implements HostFacts {

    /** Most bytes of a seccomp profile; the engine's own has 13 KiB. */
    public static final int MAX_PROFILE_BYTES = 1024 * 1024;

    private final Owner daemon;
    private final ProtectedPaths guarded;
    private final Supplier<Whereabouts> whereabouts;
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private LocalHostFacts(Owner daemon, ProtectedPaths guarded, Supplier<Whereabouts> whereabouts) {
        this.daemon = daemon;
        this.guarded = guarded;
        this.whereabouts = whereabouts;
    }

    /**
     * Finds out who the daemon runs as, by making a file: what owns it is what owns whatever the daemon makes, user namespaces and squashed roots of
     * network file systems included.
     *
     * @param scratch a directory the daemon may write
     * @param guarded what of this host no sandbox gets
     * @throws IOException when it may not
     */
    public static LocalHostFacts look(Path scratch, ProtectedPaths guarded) throws IOException {
        Path probe = Files.createTempFile(scratch, ".owner-probe", "");
        try {
            return new LocalHostFacts(FileOwners.of(probe), guarded, Whereabouts.Beside::new);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** The same facts, seen from where the daemon turns out to be. */
    public LocalHostFacts seenFrom(Supplier<Whereabouts> place) {
        return new LocalHostFacts(daemon, guarded, place);
    }

    @Override
    public Optional<Owner> ownerOf(Path path) {
        try {
            return Optional.of(FileOwners.of(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Owner daemon() {
        return daemon;
    }

    @Override
    public ProfileText seccomp(Path file) {
        if (!Files.isRegularFile(file)) { // opening a pipe would wait for ever
            return unusable(file, Files.exists(file) ? "it is not an ordinary file" : "it does not exist");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_PROFILE_BYTES + 1);
            if (bytes.length > MAX_PROFILE_BYTES) {
                return unusable(file, "it is larger than " + MAX_PROFILE_BYTES / 1024 + " KiB");
            }
            JsonNode profile = mapper.readTree(bytes);
            return profile.isObject()
                    ? new ProfileText.Text(profile.toString())
                    : unusable(file, "it holds no JSON object");
        } catch (JsonProcessingException e) {
            return unusable(
                    file,
                    "it is not JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")");
        } catch (IOException e) {
            return unusable(file, AccessAdvice.describe(e));
        }
    }

    @Override
    public SourcePath onEngineHost(Path path) {
        return whereabouts.get().onEngineHost(path);
    }

    @Override
    public LocalPath here(Path engineHostPath) {
        return whereabouts.get().here(engineHostPath);
    }

    @Override
    public ProtectedPaths guarded() {
        return whereabouts.get() instanceof InContainer here ? alsoOutside(here) : guarded;
    }

    /** The engine's socket has a name of its own on the engine's host. */
    private ProtectedPaths alsoOutside(InContainer here) {
        Set<Path> sockets = new HashSet<>(guarded.sockets());
        here.mounts().stream()
                .filter(mount -> guarded.sockets().contains(Path.of(mount.target())))
                .forEach(mount -> sockets.add(Path.of(mount.source())));
        return new ProtectedPaths(guarded.homes(), sockets);
    }

    private static ProfileText unusable(Path file, String why) {
        return new ProfileText.Unusable("The seccomp profile " + file + " cannot be used: " + why
                + ". Mend it, or set docker.seccompProfile to another file.");
    }
}
