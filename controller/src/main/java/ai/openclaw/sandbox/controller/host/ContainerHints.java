package ai.openclaw.sandbox.controller.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Hints that this process runs in a container. They prove nothing, for such files are also left where there is none; so only caution may follow from them. */
public final class ContainerHints {

    private static final Path DOCKER = Path.of("/.dockerenv");
    private static final Path PODMAN = Path.of("/run/.containerenv");

    private ContainerHints() {}

    /** Whether there is any. */
    public static boolean any(Map<String, String> environment) {
        return Files.exists(DOCKER)
                || Files.exists(PODMAN)
                || environment.containsKey("container")
                || environment.containsKey("KUBERNETES_SERVICE_HOST");
    }
}
