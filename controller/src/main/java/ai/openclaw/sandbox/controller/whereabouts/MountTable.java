package ai.openclaw.sandbox.controller.whereabouts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is mounted where, as the kernel tells a process.
 *
 * @param points in the order they were mounted: a later one hides an earlier one
 */
public record MountTable(List<MountPoint> points) {

    private static final Path OWN = Path.of("/proc/self/mountinfo");

    public MountTable {
        points = List.copyOf(points);
    }

    /** This process's own; empty where the kernel is another and tells nothing. */
    public static MountTable own() {
        return read(OWN);
    }

    static MountTable read(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return of(lines);
        } catch (IOException | UncheckedIOException e) {
            return new MountTable(List.of());
        }
    }

    /** The one these lines are. */
    public static MountTable of(Stream<String> lines) {
        return new MountTable(
                lines.flatMap(line -> MountPoint.parse(line).stream()).toList());
    }

    /** What is seen at a path that something is mounted at; empty when nothing is. */
    public Optional<MountPoint> at(Path path) {
        return points.stream().filter(point -> point.point().equals(path)).reduce((earlier, later) -> later);
    }

    /** Whether programs and their libraries may run from a directory, links followed; so it is taken to be where nothing is known. */
    public boolean runsPrograms(Path directory) {
        try {
            return holding(directory.toRealPath()).map(MountPoint::runsPrograms).orElse(true);
        } catch (IOException e) {
            return true;
        }
    }

    /** The mount that an absolute path without links lies in. */
    public Optional<MountPoint> holding(Path path) {
        for (Path above = path; above != null; above = above.getParent()) {
            Optional<MountPoint> here = at(above);
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }
}
