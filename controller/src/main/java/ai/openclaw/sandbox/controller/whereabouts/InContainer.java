package ai.openclaw.sandbox.controller.whereabouts;

import ai.openclaw.sandbox.model.runtime.HostMount;
import ai.openclaw.sandbox.model.security.BindRules;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.LocalPath;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * In a container of the engine, which was proven. The engine mounts paths of its host, so a path here counts only where a mount of this container says what the host calls it.
 *
 * @param id id of the container
 * @param mounts what of the host is mounted into it
 * @param table what the kernel says is mounted here, asked each time
 */
public record InContainer(String id, List<HostMount> mounts, Supplier<MountTable> table) implements Whereabouts {

    private static final int SHORT_ID = 12;

    /** File systems that a container has for itself even below a mount of the host's. */
    private static final Set<String> OWN_KINDS =
            Set.of("tmpfs", "overlay", "proc", "sysfs", "devtmpfs", "devpts", "mqueue", "cgroup", "cgroup2");

    public InContainer {
        mounts = List.copyOf(mounts);
    }

    @Override
    public SourcePath onEngineHost(Path path) {
        Optional<Path> real = real(path);
        if (real.isEmpty()) {
            return new SourcePath.Unbacked("It cannot be seen where " + path
                    + " leads: a link on the way leads to nothing in the daemon's container. Remove it, or name the"
                    + " directory by its own path.");
        }
        Optional<HostMount> mount = holding(real.get());
        if (mount.isEmpty()) {
            return new SourcePath.Unbacked("The daemon runs in container " + shortId() + ", and "
                    + named(path, real.get())
                    + " lies on no directory of the engine's host, so it cannot be mounted into a sandbox. Add to the"
                    + " volumes of the daemon's service in docker-compose.yml: " + volume(path, "") + " and start it"
                    + " again with docker compose up -d.");
        }
        Path outside = outside(mount.get(), real.get());
        Optional<String> guarded = mount.get().origin() == HostMount.Origin.BIND
                ? ProtectedPaths.usual().reasonForWorkspace(outside)
                : Optional.empty();
        return guarded.<SourcePath>map(why -> new SourcePath.Guarded(BindRules.PREFIX + path + " is " + outside
                        + " on the engine's host, which " + why + ". Choose another directory."))
                .orElseGet(() -> new SourcePath.Found(outside.toString()));
    }

    @Override
    public LocalPath here(Path engineHostPath) {
        return mounts.stream()
                .filter(mount -> engineHostPath.startsWith(mount.source()))
                .sorted(Comparator.comparingInt(mount -> -mount.source().length()))
                .map(mount -> Path.of(mount.target())
                        .resolve(Path.of(mount.source()).relativize(engineHostPath))
                        .normalize())
                .filter(path -> onEngineHost(path).equals(new SourcePath.Found(engineHostPath.toString())))
                .findFirst()
                .<LocalPath>map(LocalPath.Found::new)
                .orElseGet(() -> new LocalPath.Unseen(BindRules.PREFIX + "it cannot be seen where the source "
                        + engineHostPath + " leads: the daemon runs in container " + shortId()
                        + " and does not see that path of the engine's host, or a link is on the way. Name a path"
                        + " without links, and add to the volumes of the daemon's service in docker-compose.yml: "
                        + volume(engineHostPath, ":ro") + " (without :ro where file tools shall write)."));
    }

    @Override
    public String described() {
        return "in container " + shortId() + " of the engine";
    }

    /** The mount of this container that a path without links lies in, unless something of the container's own lies over it. */
    private Optional<HostMount> holding(Path real) {
        Optional<MountPoint> point = table.get().holding(real);
        Optional<HostMount> exact = point.flatMap(it -> at(it.point()));
        if (exact.isPresent()
                || point.isEmpty()
                || OWN_KINDS.contains(point.get().type())) {
            return exact;
        }
        Path above = point.get().point().getParent(); // mounted on the host below what this container got
        return above == null ? Optional.empty() : holding(above);
    }

    private Optional<HostMount> at(Path point) {
        return mounts.stream()
                .filter(mount -> Path.of(mount.target()).equals(point))
                .findFirst();
    }

    private static Path outside(HostMount mount, Path real) {
        return Path.of(mount.source())
                .resolve(Path.of(mount.target()).relativize(real))
                .normalize();
    }

    /** Where a path leads, as far as it exists; empty when it leads to nothing by a link, which may be something on the host. */
    private static Optional<Path> real(Path path) {
        Path existing = path;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = existing.getParent();
            if (parent == null) {
                return Optional.empty();
            }
            existing = parent;
        }
        try {
            return Optional.of(
                    existing.toRealPath().resolve(existing.relativize(path)).normalize());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String named(Path path, Path real) {
        return path.equals(real) ? path.toString() : path + " (which is " + real + ")";
    }

    /** A line of a Compose file. */
    private static String volume(Path path, String mode) {
        return "\"- " + path + ":" + path + mode + "\"";
    }

    private String shortId() {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }
}
