package ai.openclaw.sandbox.controller.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.configuration.ConfigurationLoader;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said at the start of workspaces that the daemon may not use. Tests run as root as well, whom no mode stops: so who may do what is told here. */
class WorkspaceAdviceTest {

    private static final Owner DAEMON = new Owner(1001, 1001);

    @TempDir
    private Path home;

    private Path workspace;

    @BeforeEach
    void make() throws IOException {
        workspace = Files.createDirectory(home.resolve("work"));
    }

    @Test
    void aClosedWorkspaceIsToldWithTheCommandThatOpensIt() throws IOException {
        assertThat(obstacles("ro", Map.of(workspace, Set.of())))
                .singleElement()
                .asString()
                .startsWith("The agent's workspace " + workspace + " cannot be used: permission denied. It belongs to ")
                .endsWith(" and the daemon runs as 1001:1001. Run: sudo chown -R 1001:1001 " + workspace);
    }

    @Test
    void onlyWhoWritesThereHasToBeAbleTo() throws IOException {
        Map<Path, Set<AccessMode>> readable = Map.of(workspace, Set.of(AccessMode.READ, AccessMode.EXECUTE));
        assertThat(obstacles("none", readable)).isEmpty();
        assertThat(obstacles("ro", readable)).isEmpty();
        assertThat(obstacles("rw", readable)).hasSize(1);
    }

    @Test
    void aClosedDirectoryOnTheWayIsNamedAndNotGivenAway() throws IOException {
        assertThat(obstacles("ro", Map.of(home, Set.of(), workspace, Set.of())))
                .first()
                .asString()
                .contains("cannot be reached: " + home + " belongs to")
                .endsWith("Run: sudo chmod o+x " + home)
                .doesNotContain("chown");
    }

    @Test
    void theRootOfTheSandboxesCountsAndWhatIsNotThereDoesNot() throws IOException {
        Path root = home.resolve("state/sandboxes");
        assertThat(obstacles("none", Map.of())).isEmpty();
        Files.createDirectories(root);
        assertThat(obstacles("none", Map.of(root, Set.of(AccessMode.READ, AccessMode.EXECUTE))))
                .singleElement()
                .asString()
                .startsWith("The workspace root " + root);
    }

    @Test
    void nobodyIsTroubledAboutAnAgentThatHasNoSandbox() throws IOException {
        assertThat(advice(Map.of(workspace, Set.of())).obstacles(settings("mode: 'off'")))
                .isEmpty();
    }

    @Test
    void theKernelIsAsked() throws IOException {
        assertThat(WorkspaceAdvice.of(DAEMON).obstacles(settings("mode: 'all', workspaceAccess: 'rw'")))
                .isEmpty();
    }

    private List<String> obstacles(String access, Map<Path, Set<AccessMode>> rights) throws IOException {
        return advice(rights).obstacles(settings("mode: 'all', workspaceAccess: '" + access + "'"));
    }

    /** Paths that {@code rights} does not name may be used in any way. */
    private static WorkspaceAdvice advice(Map<Path, Set<AccessMode>> rights) {
        return new WorkspaceAdvice(DAEMON, (path, modes) -> {
            if (!rights.getOrDefault(path, Set.of(AccessMode.values())).containsAll(Arrays.asList(modes))) {
                throw new AccessDeniedException(path.toString());
            }
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
        });
    }

    private Settings settings(String sandbox) throws IOException {
        Map<String, String> environment = Map.of(
                "HOME",
                home.toString(),
                "OPENCLAW_STATE_DIR",
                home.resolve("state").toString());
        StatePaths paths = StatePaths.of(environment);
        Files.createDirectories(paths.state());
        Files.writeString(
                paths.configuration(),
                "{ agents: { defaults: { workspace: '" + workspace + "', sandbox: { " + sandbox + " } } } }");
        return new ConfigurationLoader(paths, environment, List.of())
                .load(new DiskSource(), Optional.empty())
                .settings()
                .orElseThrow();
    }
}
