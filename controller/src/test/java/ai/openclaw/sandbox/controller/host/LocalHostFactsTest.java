package ai.openclaw.sandbox.controller.host;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.ProfileText;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHostFactsTest {

    @TempDir
    private Path root;

    private LocalHostFacts facts;

    @BeforeEach
    void look() throws IOException {
        facts = LocalHostFacts.look(root, ProtectedPaths.usual());
    }

    @Test
    void knowsWhoTheDaemonIsAndLeavesNoTrace() throws IOException {
        assertThat(facts.ownerOf(Files.createFile(root.resolve("mine")))).contains(facts.daemon());
        assertThat(root)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith(".owner-probe"));
    }

    @Test
    void tellsOwnersThroughLinks() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("/etc"));

        assertThat(facts.ownerOf(root.resolve("link"))).contains(new Owner(0, 0));
        assertThat(facts.ownerOf(root.resolve("nowhere"))).isEmpty();
    }

    @Test
    void minifiesAProfileSoThatLayoutDoesNotCount() throws IOException {
        Path file = Files.writeString(
                root.resolve("p.json"), "{ \"defaultAction\" :\n \"SCMP_ACT_ERRNO\", \"n\": [ 1, 1.50, true ] }\n");

        assertThat(facts.seccomp(file))
                .isEqualTo(new ProfileText.Text("{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"n\":[1,1.5,true]}"));
    }

    @Test
    void tellsWhyAProfileCannotBeUsed() throws IOException {
        Path file = root.resolve("p.json");
        unusable(file, "it does not exist");
        unusable(root, "not an ordinary file");
        for (String broken : new String[] {"{\n \"a\": ", "{\"a\": 1, \"a\": 2}", "{} {}"}) {
            Files.writeString(file, broken);
            unusable(file, "it is not JSON (line");
        }
        Files.writeString(file, "[]");
        unusable(file, "no JSON object");
        Files.writeString(file, "{\"a\": \"" + "x".repeat(LocalHostFacts.MAX_PROFILE_BYTES) + "\"}");
        unusable(file, "larger than 1024 KiB");
    }

    @Test
    void seesTheSamePathsAsTheEngine() {
        assertThat(facts.onEngineHost(root)).isEqualTo(new SourcePath.Found(root.toString()));
    }

    private void unusable(Path file, String why) {
        assertThat(facts.seccomp(file))
                .isInstanceOfSatisfying(
                        ProfileText.Unusable.class,
                        profile ->
                                assertThat(profile.message()).contains(file.toString(), why, "docker.seccompProfile"));
    }
}
