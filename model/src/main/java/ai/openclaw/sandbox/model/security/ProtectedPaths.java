package ai.openclaw.sandbox.model.security;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The paths of a host that no sandbox ever gets, whatever the configuration allows: the system's own, the engine's socket, and what people keep keys and passwords in. A
 * path is protected when it is one of these, lies under one, or holds one. Knows names only: who asks for a link asks for where it leads as well.
 *
 * @param homes absolute homes of people on this host, besides those under {@code /home} and {@code /Users}
 * @param sockets absolute paths the engine listens at
 */
public record ProtectedPaths(Set<Path> homes, Set<Path> sockets) {

    private static final List<Path> SYSTEM =
            paths("/etc", "/proc", "/sys", "/dev", "/boot", "/run", "/var/run", "/var/lib/docker");
    private static final Path ROOTS_HOME = Path.of("/root");
    private static final List<Path> SOCKETS = paths("/var/run/docker.sock", "/run/docker.sock");
    private static final List<Path> PARENTS_OF_HOMES = paths("/home", "/Users");
    private static final List<String> SECRETS =
            List.of(".aws", ".cargo", ".config", ".docker", ".gnupg", ".kube", ".netrc", ".npm", ".ssh");

    public ProtectedPaths {
        homes = Set.copyOf(homes);
        sockets = union(SOCKETS, sockets);
    }

    /** Those every host has. */
    public static ProtectedPaths usual() {
        return new ProtectedPaths(Set.of(), Set.of());
    }

    private static List<Path> paths(String... texts) {
        return List.of(texts).stream().map(Path::of).toList();
    }

    private static Set<Path> union(Collection<Path> some, Collection<Path> others) {
        Set<Path> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /** Why an absolute, normalised path must not be mounted by a bind; empty when it may. */
    public Optional<String> reason(Path path) {
        return engine(path)
                .or(() -> system(path))
                .or(() -> touches(path, ROOTS_HOME).map(how -> how + ", the home of root"))
                .or(() -> home(path));
    }

    /** Why it must not even be a workspace, which root may well have in its home; empty when it may. */
    public Optional<String> reasonForWorkspace(Path path) {
        return engine(path).or(() -> system(path));
    }

    private Optional<String> engine(Path path) {
        return sockets.stream()
                .sorted()
                .flatMap(socket -> touches(path, socket).stream())
                .findFirst()
                .map(how -> how + ", a socket of the engine, which is as good as root on this host");
    }

    private static Optional<String> system(Path path) {
        return SYSTEM.stream()
                .flatMap(system -> touches(path, system).stream())
                .findFirst()
                .map(how -> how + ", which belongs to the system");
    }

    private Optional<String> home(Path path) {
        for (Path parent : PARENTS_OF_HOMES) {
            if (parent.startsWith(path)) {
                return Optional.of("holds the homes under " + parent);
            }
            if (path.startsWith(parent)) {
                return inHome(path, parent.resolve(parent.relativize(path).getName(0)));
            }
        }
        return homes.stream()
                .sorted()
                .flatMap(home -> inHome(path, home).stream())
                .findFirst();
    }

    private static Optional<String> inHome(Path path, Path home) {
        if (home.startsWith(path)) {
            return Optional.of("holds the home " + home + " with the keys and passwords in it");
        }
        if (!path.startsWith(home)) {
            return Optional.empty();
        }
        String first = home.relativize(path).getName(0).toString();
        return SECRETS.contains(first)
                ? Optional.of(touches(path, home.resolve(first)).orElse("is " + path) + ", where people keep secrets")
                : Optional.empty();
    }

    private static Optional<String> touches(Path path, Path guarded) {
        if (path.equals(guarded)) {
            return Optional.of("is " + guarded);
        }
        if (path.startsWith(guarded)) {
            return Optional.of("lies under " + guarded);
        }
        return guarded.startsWith(path) ? Optional.of("holds " + guarded) : Optional.empty();
    }
}
