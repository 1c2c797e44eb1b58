package ai.openclaw.sandbox.controller.host;

import ai.openclaw.sandbox.model.security.ProtectedPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what of this host no sandbox gets: people's homes wherever they are, and where the engine listens. */
public final class GuardedHost {

    private static final Path PASSWD = Path.of("/etc/passwd");
    private static final String UNIX = "unix://";
    private static final int FIELDS = 7;
    private static final int UID = 2;
    private static final int HOME = 5;
    private static final long FIRST_PERSON = 1000;
    private static final long NOBODY = 65_534;

    private GuardedHost() {}

    /**
     * What is guarded here.
     *
     * @param home absolute home of who runs the daemon
     * @param environment the daemon's environment variables
     */
    public static ProtectedPaths look(Path home, Map<String, String> environment) {
        Set<Path> homes = new HashSet<>(people(PASSWD));
        homes.add(home.normalize());
        Set<Path> sockets = Optional.ofNullable(environment.get("DOCKER_HOST"))
                .filter(host -> host.startsWith(UNIX))
                .flatMap(host -> absolute(host.substring(UNIX.length())))
                .map(Set::of)
                .orElseGet(Set::of);
        return new ProtectedPaths(homes, sockets);
    }

    /** Homes of people; those of services hold no keys of anybody, and some are no more than {@code /}. */
    static Set<Path> people(Path passwd) {
        Set<Path> homes = new HashSet<>();
        try (Stream<String> lines = Files.lines(passwd, StandardCharsets.ISO_8859_1)) {
            lines.map(line -> List.of(line.split(":", -1)))
                    .filter(fields -> fields.size() == FIELDS && person(fields.get(UID)))
                    .flatMap(fields -> absolute(fields.get(HOME)).stream())
                    .forEach(homes::add);
        } catch (IOException | UncheckedIOException e) {
            return homes; // an image without that file has no people
        }
        return homes;
    }

    private static boolean person(String uid) {
        try {
            long number = Long.parseLong(uid);
            return number >= FIRST_PERSON && number != NOBODY;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Optional<Path> absolute(String text) {
        try {
            Path path = Path.of(text).normalize();
            return path.isAbsolute() && path.getNameCount() > 0 ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
