package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.Mount;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the engine harmless questions through the same code a first sandbox will need. */
final class WarmUp {

    /** Nothing has this id: the engine gives out SHA-256 digests. */
    private static final String NOBODY = "0".repeat(64);

    private WarmUp() {}

    static void run(Link link) throws EngineException, IOException {
        DockerClient client = link.api().commands();
        ContainerList.ask(link, Map.of("openclaw.sandbox", NOBODY));
        askedInVain(() -> client.inspectContainerCmd(NOBODY).exec());
        askedInVain(() -> client.startContainerCmd(NOBODY).exec());
        askedInVain(() -> client.execCreateCmd(NOBODY).withCmd("true").exec());
        try (CreateContainerCmd request = client.createContainerCmd(NOBODY)) {
            ClientSettings.MAPPER.writeValueAsBytes(CreateRequest.fill(request, example(), Map.of("key", "value")));
        }
    }

    private static void askedInVain(Runnable question) {
        try {
            question.run();
        } catch (DockerException expected) {
            // that nobody is there is the answer wanted; a proxy may refuse the question, which is as good
        }
    }

    private static ContainerSpec example() {
        return new ContainerSpec(
                new ContainerSpec.Program(NOBODY, List.of("true"), "/", "1000", Map.of("LANG", "C.UTF-8")),
                new ContainerSpec.Files(
                        true, Map.of("/tmp", ""), List.of(new Mount("/", "/workspace", Mount.Access.READ_ONLY))),
                new ContainerSpec.Networking("none", List.of(), List.of(), List.of()),
                new ContainerSpec.Hardening(List.of("ALL"), Optional.empty(), Optional.empty(), Optional.empty()),
                ResourceLimits.none(),
                Map.of());
    }
}
