package ai.openclaw.sandbox.controller.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Directories of the engine's host below which sandboxes may mount.
 *
 * @param seen those that are visible here by the same names where they exist: a source counts by where its links lead
 * @param unseen those of the user's choice that are not visible here: a source counts by its name alone
 */
public record MountRoots(List<Path> seen, List<Path> unseen) {

    public MountRoots {
        seen = List.copyOf(seen);
        unseen = List.copyOf(unseen);
    }

    /** Whether a plain absolute path lies below one of them. */
    boolean allow(Path source) {
        return unseen.stream().anyMatch(source::startsWith)
                || seen.stream().anyMatch(root -> source.startsWith(root) && leadsBelow(source, root));
    }

    private static boolean leadsBelow(Path source, Path root) {
        if (!Files.exists(root)) {
            return true;
        }
        try {
            return source.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false; // what cannot be looked at is not mounted
        }
    }
}
