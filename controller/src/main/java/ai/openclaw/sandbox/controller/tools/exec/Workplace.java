package ai.openclaw.sandbox.controller.tools.exec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where commands run: one container, and how a shell finds itself in it.
 *
 * @param container id of the container
 * @param home absolute path in the container of the directory commands start in, which is their home too
 * @param path directories to search for programs first, after a login shell has made up its own mind
 * @param profile the file on this host that a login shell in the container reads from its home; empty: unknown, then no shell is kept ready
 */
public record Workplace(String container, String home, List<String> path, Optional<Path> profile) {

    public Workplace {
        path = List.copyOf(path);
    }
}
