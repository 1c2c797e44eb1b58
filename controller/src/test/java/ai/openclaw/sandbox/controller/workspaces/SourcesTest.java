package ai.openclaw.sandbox.controller.workspaces;

import static ai.openclaw.sandbox.model.config.WorkspaceAccess.NONE;
import static ai.openclaw.sandbox.model.config.WorkspaceAccess.RO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.controller.whereabouts.Whereabouts;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Bound;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    private WorkspaceFixture place;
    private Path home;
    private Sources sources;

    @BeforeEach
    void prepare(@TempDir Path root) throws IOException {
        Path real = root.toRealPath();
        place = new WorkspaceFixture(real);
        Files.createDirectories(place.agent);
        home = Files.createDirectory(real.resolve("eve"));
        sources = new Sources(
                new ProtectedPaths(Set.of(home), Set.of(real.resolve("engine.sock"))), Whereabouts.Beside::new);
    }

    private WorkspacePlan mounting(WorkspaceAccess access, Path... paths) {
        return WorkspaceFixture.with(
                place.plan(access), Stream.of(paths).map(SourcesTest::bind).toList());
    }

    private static Bound bind(Path path) {
        return new Bound(Bound.Part.BIND, path, new Mount(path.toString(), "/data", Mount.Access.READ_WRITE));
    }

    private void refuses(WorkspacePlan plan, String why) {
        assertThatThrownBy(() -> sources.check(plan))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageStartingWith("Sandbox security: ")
                .hasMessageContaining(why)
                .satisfies(e ->
                        assertThat(((WorkspaceException) e).condition()).isEqualTo(ConditionType.SECURITY_REJECTED));
    }

    @Test
    void what_is_what_it_is_called_is_mounted() throws Exception {
        Path data = Files.createDirectory(place.agent.resolve("data"));
        Path elsewhere = Files.createDirectory(place.state.resolveSibling("elsewhere"));
        sources.check(mounting(NONE, data, elsewhere));
        sources.check(mounting(RO, data));
        sources.check(mounting(NONE, place.agent.resolve("not-there-yet")));
    }

    @Test
    void a_link_in_the_workspace_leads_nowhere_else() throws Exception {
        Path data = place.agent.resolve("data");
        Files.createSymbolicLink(data, Path.of("/etc"));
        refuses(mounting(NONE, data), "leads to /etc, which is /etc, which belongs to the system");
        Files.delete(data);
        Files.createSymbolicLink(data, place.state);
        refuses(mounting(NONE, data), "leads out of the workspace");
        Files.delete(data);
        Files.createDirectory(data);
        sources.check(mounting(NONE, data));
    }

    @Test
    void a_link_elsewhere_leads_to_nothing_that_is_guarded() throws Exception {
        Path keys = Files.createDirectories(home.resolve(".ssh"));
        Path link = Files.createSymbolicLink(place.state.resolveSibling("link"), keys);
        refuses(mounting(NONE, link), "where people keep secrets");
        Files.delete(link);
        Files.createSymbolicLink(link, Files.createFile(place.state.resolveSibling("engine.sock")));
        refuses(mounting(NONE, link), "as good as root");
        Files.delete(link);
        Files.createSymbolicLink(link, Files.createDirectory(home.resolve("work")));
        sources.check(mounting(NONE, link));
    }

    @Test
    void a_directory_above_that_became_a_link_counts_as_well() throws Exception {
        Path above = place.agent.resolve("above");
        Files.createSymbolicLink(above, Path.of("/usr"));
        refuses(mounting(NONE, above.resolve("share")), "leads out of the workspace, to /usr/share");
    }

    @Test
    void a_workspace_that_leads_to_the_system_is_none() throws Exception {
        Files.delete(place.agent);
        Files.createSymbolicLink(place.agent, Path.of("/etc"));
        refuses(mounting(RO), "leads to what is /etc");
        sources.check(mounting(NONE));
    }
}
