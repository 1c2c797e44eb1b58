package ai.openclaw.sandbox.controller.host;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told whose daemon may not use the engine. */
final class SocketAdviceTest {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private final SocketAdvice onHost = new SocketAdvice("ada", new Owner(1001, 1001), false);
    private final SocketAdvice inImage = new SocketAdvice("node", new Owner(1000, 1000), true);

    @Test
    void onAHostItIsTheGroupThatOneJoins() {
        assertThat(onHost.refused(SOCKET, new Owner(0, 998), "docker"))
                .isEqualTo("The engine's socket /var/run/docker.sock belongs to 0:998 (group docker) and the daemon"
                        + " runs as 1001:1001: permission denied. Run: sudo usermod -aG docker ada, then log in again");
    }

    @Test
    void nobodyIsToldToJoinTheGroupOfRoot() {
        assertThat(onHost.refused(SOCKET, new Owner(0, 0), "root"))
                .contains("sudo chgrp docker /var/run/docker.sock && sudo usermod -aG docker ada")
                .doesNotContain("usermod -aG root");
    }

    @Test
    void whoHasNoNameIsNotToldToJoin() {
        assertThat(new SocketAdvice("?", new Owner(4711, 4711), false).refused(SOCKET, new Owner(0, 998), "docker"))
                .endsWith("start it with the group 998 as well")
                .doesNotContain("usermod");
    }

    @Test
    void inTheImageItIsALineOfCompose() {
        assertThat(inImage.refused(SOCKET, new Owner(0, 998), "998"))
                .endsWith("Set OPENCLAW_DOCKER_GID=998 in .env, then: docker compose up -d")
                .doesNotContain("usermod");
    }

    @Test
    void aSocketThatIsNotThereIsSaidSo(@TempDir Path folder) {
        URI engine = URI.create("unix://" + folder.resolve("none.sock"));
        assertThat(onHost.obstacle(engine))
                .hasValueSatisfying(it -> assertThat(it)
                        .startsWith("There is no " + folder.resolve("none.sock"))
                        .contains("sudo systemctl start docker"));
        assertThat(inImage.obstacle(engine))
                .hasValueSatisfying(it -> assertThat(it).contains("OPENCLAW_DOCKER_SOCKET"));
    }

    @Test
    void whatCanBeUsedOrIsElsewhereIsNoObstacle(@TempDir Path folder) throws IOException {
        Path socket = Files.createFile(folder.resolve("engine.sock"));
        assertThat(onHost.obstacle(URI.create("unix://" + socket))).isEmpty();
        assertThat(onHost.obstacle(URI.create("tcp://127.0.0.1:2375"))).isEmpty();
    }
}
