package ai.openclaw.sandbox.controller.sessions;

import java.nio.file.Path;
import java.util.Set;

/**
 * What somebody saw change.
 *
 * @param paths files and directories that were made, changed or removed
 * @param everything whether anything may have changed
 */
record Touched(Set<Path> paths, boolean everything) {

    Touched {
        paths = Set.copyOf(paths);
    }

    static Touched all() {
        return new Touched(Set.of(), true);
    }

    static Touched nothing() {
        return new Touched(Set.of(), false);
    }

    static Touched only(Path... paths) {
        return new Touched(Set.of(paths), false);
    }

    /** The same and everything else. */
    Touched andAll() {
        return new Touched(paths, true);
    }

    /** Whether this very path was touched. */
    boolean names(Path path) {
        return paths.contains(path);
    }

    /** Whether something directly in a directory was touched. */
    boolean within(Path directory) {
        return paths.stream().anyMatch(path -> directory.equals(path.getParent()));
    }
}
