package ai.openclaw.sandbox.controller.workspaces;

import static ai.openclaw.sandbox.model.config.WorkspaceAccess.NONE;
import static ai.openclaw.sandbox.model.config.WorkspaceAccess.RO;
import static ai.openclaw.sandbox.model.config.WorkspaceAccess.RW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Bound;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostWorkspacesTest {

    private static final Owner SOMEBODY = new Owner(4711, 4711);

    @TempDir
    private Path root;

    private WorkspaceFixture place;

    @BeforeEach
    void prepare() throws IOException {
        place = new WorkspaceFixture(root);
    }

    @Test
    void makesTheDirectoryForItsUserAndForNobodyElse() throws Exception {
        place.workspaces().prepare(place.plan(NONE));

        assertThat(FileOwners.of(place.directory)).isEqualTo(place.user);
        assertThat(mode(place.directory)).isEqualTo("rwx------");
        assertThat(place.directory).isEmptyDirectory();
        assertThat(Files.readString(place.markerFile()))
                .contains("\"instance\" : \"" + WorkspaceFixture.INSTANCE + "\"", "agent:work:demo", "\"MADE\"");
        assertNothingIsHalfBuilt();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void placesForBindsInTheAgentsWorkspaceAreItsUsersOwnToo() throws Exception {
        place.agentFile("notes.md", "notes");
        FileOwners.give(place.agent, place.user);
        WorkspacePlan plan = place.plan(RW);
        WorkspacePlan bound = with(
                plan,
                bound(Bound.Part.WORKSPACE, place.agent, "/workspace"),
                bound(Bound.Part.BIND, place.state, "/workspace/deep/er"));
        place.workspaces().prepare(bound);
        for (String made : List.of("deep", "deep/er")) {
            assertThat(FileOwners.of(place.agent.resolve(made))).isEqualTo(place.user);
            assertThat(mode(place.agent.resolve(made))).isEqualTo("rwx------");
        }
        try (var beside = Files.list(root.toRealPath())) {
            assertThat(beside.filter(path -> path.getFileName().toString().startsWith(".openclaw")))
                    .isEmpty();
        }
    }

    @Test
    void placesForBindsInTheDirectoryAreItsUsersOwn() throws Exception {
        Path file = place.agentFile("notes.md", "notes");
        WorkspacePlan plan = place.plan(NONE);
        WorkspacePlan bound = with(
                plan,
                bound(Bound.Part.WORKSPACE, place.directory, "/workspace"),
                bound(Bound.Part.BIND, place.agent, "/workspace/deep/er"),
                bound(Bound.Part.BIND, file, "/workspace/deep/notes.md"),
                bound(Bound.Part.BIND, place.agent, "/workspace/turned/in"),
                bound(Bound.Part.BIND, place.agent, "/elsewhere"));
        place.workspaces().prepare(plan);
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.createSymbolicLink(place.directory.resolve("turned"), outside);

        place.workspaces().prepare(bound);
        for (String made : List.of("deep", "deep/er", "deep/notes.md")) {
            assertThat(FileOwners.of(place.directory.resolve(made))).isEqualTo(place.user);
            assertThat(mode(place.directory.resolve(made))).endsWith("------");
        }
        assertThat(place.directory.resolve("deep/notes.md")).isEmptyFile();
        assertThat(outside).as("no link is followed").isEmptyDirectory();
        assertNothingIsHalfBuilt();
    }

    private static WorkspacePlan with(WorkspacePlan plan, Bound... bound) {
        return WorkspaceFixture.with(plan, List.of(bound));
    }

    private static Bound bound(Bound.Part part, Path path, String target) {
        return new Bound(part, path, new Mount(path.toString(), target, Mount.Access.READ_WRITE));
    }

    @Test
    void seedsTheDirectoryOnce() throws Exception {
        place.agentFile("AGENTS.md", "agents");
        place.agentFile("HEARTBEAT.md", "beat");
        place.agentFile("notes.md", "not a seed");

        place.workspaces().prepare(place.plan(NONE));
        assertThat(names(place.directory)).containsExactlyInAnyOrder("AGENTS.md", "HEARTBEAT.md");
        assertThat(place.directory.resolve("AGENTS.md")).hasContent("agents");
        assertThat(FileOwners.of(place.directory.resolve("AGENTS.md"))).isEqualTo(place.user);
        assertThat(Files.getAttribute(place.directory.resolve("AGENTS.md"), "unix:nlink"))
                .isEqualTo(1);

        Files.delete(place.directory.resolve("HEARTBEAT.md"));
        Files.writeString(place.directory.resolve("AGENTS.md"), "changed by the agent");
        place.agentFile("SOUL.md", "later");
        place.workspaces().prepare(place.plan(NONE));
        assertThat(names(place.directory)).containsExactly("AGENTS.md");
        assertThat(place.directory.resolve("AGENTS.md")).hasContent("changed by the agent");
    }

    @Test
    void seedsWhenTheAgentsWorkspaceAppearsLater() throws Exception {
        place.workspaces().prepare(place.plan(NONE));
        place.agentFile("USER.md", "user");
        place.workspaces().prepare(place.plan(NONE));
        assertThat(names(place.directory)).containsExactly("USER.md");
    }

    @Test
    void aDirectoryThatWasRemovedIsMadeAndSeededAnew() throws Exception {
        place.agentFile("AGENTS.md", "agents");
        place.workspaces().prepare(place.plan(NONE));
        Files.delete(place.directory.resolve("AGENTS.md"));
        Files.delete(place.directory);

        place.workspaces().prepare(place.plan(NONE));
        assertThat(names(place.directory)).containsExactly("AGENTS.md");
    }

    @Test
    void aDirectoryThatWasThereIsUsedAndNotCalledOurs() throws Exception {
        Files.createDirectories(place.directory);
        Files.writeString(place.directory.resolve("work.txt"), "work");
        FileOwners.give(place.directory, place.user);

        place.workspaces().prepare(place.plan(NONE));

        assertThat(names(place.directory)).containsExactly("work.txt");
        assertThat(Files.readString(place.markerFile())).contains("\"FOUND\"");
    }

    @Test
    void whatAnEarlierDaemonLeftHalfBuiltIsThrownOut() throws Exception {
        Path left = Files.createDirectories(
                place.directory.resolveSibling(".openclaw").resolve("staging-123/item-0/deep"));
        Files.writeString(left.resolve("file"), "x");

        place.workspaces().prepare(place.plan(NONE));
        assertNothingIsHalfBuilt();
    }

    @Test
    void aDamagedMarkerCostsNothingButTheClaim() throws Exception {
        place.workspaces().prepare(place.plan(NONE));
        Files.writeString(place.markerFile(), "{\"origin\": ");

        place.workspaces().prepare(place.plan(NONE));
        assertThat(Files.readString(place.markerFile())).contains("\"FOUND\"");
    }

    @Test
    void aDaemonThatIsNotRootMakesNothingForSomebodyElseAndSaysHow() {
        assertThatThrownBy(
                        () -> place.workspaces(new Owner(1001, 1001)).prepare(place.plan(NONE, place.agent, SOMEBODY)))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("docker.user to \"1001:1001\"")
                .hasMessageContaining("sudo install -d -m 700 -o 4711 -g 4711 " + place.directory);
        assertThat(place.directory).doesNotExist();
    }

    @Test
    void aDaemonThatIsNotRootSaysHowToGiveADirectoryToItsUser() throws Exception {
        Files.createDirectories(place.directory);

        assertThatThrownBy(
                        () -> place.workspaces(new Owner(1001, 1001)).prepare(place.plan(NONE, place.agent, SOMEBODY)))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("belongs to " + FileOwners.of(place.directory))
                .hasMessageContaining("sudo chown -R 4711:4711 " + place.directory);
    }

    @Test
    void aFileInPlaceOfTheRootIsTold() throws Exception {
        Files.writeString(place.state.resolve("sandboxes"), "");

        assertThatThrownBy(() -> place.workspaces().prepare(place.plan(NONE)))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageStartingWith("The workspace root " + place.state.resolve("sandboxes") + " cannot be written")
                .hasMessageContaining("Move it away, or choose another directory");
    }

    @Test
    void aRootThatIsRemovedMeanwhileIsMadeAgain() throws Exception {
        HostWorkspaces workspaces = place.workspaces();
        workspaces.prepare(place.plan(NONE));
        Files.move(place.state.resolve("sandboxes"), place.state.resolve("moved-away"));

        workspaces.prepare(place.plan(NONE));

        assertThat(place.directory).isDirectory();
    }

    @Test
    void readOnlyAccessNeedsTheAgentsWorkspace() throws Exception {
        assertThatThrownBy(() -> place.workspaces().prepare(place.plan(RO)))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("sudo install -d -m 700 -o " + place.user.uid())
                .hasMessageEndingWith(" '" + place.agent.toString().replace("'", "'\\''") + "'");
        assertThat(place.agent).doesNotExist();

        place.agentFile("AGENTS.md", "agents");
        place.workspaces().prepare(place.plan(RO));
        assertThat(names(place.directory)).containsExactly("AGENTS.md");
    }

    @Test
    void writeAccessMakesAMissingWorkspaceOnlyInTheStateDirectory() throws Exception {
        Path ours = place.state.resolve("workspace-work");
        place.workspaces().prepare(place.plan(RW, ours, place.user));
        assertThat(FileOwners.of(ours)).isEqualTo(place.user);
        assertThat(names(place.state)).containsExactly("workspace-work");

        assertThatThrownBy(() -> place.workspaces().prepare(place.plan(RW))).isInstanceOf(WorkspaceException.class);
        assertThat(place.agent).doesNotExist();
    }

    @Test
    void writeAccessToAWorkspaceOfRootIsRefusedWithTheCommandThatMendsIt() throws Exception {
        Path roots = Path.of("/usr"); // root's on every machine the tests run on

        assertThatThrownBy(() -> place.workspaces().prepare(place.plan(RW, roots, Owner.DEFAULT)))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("belongs to root")
                .hasMessageEndingWith("sudo chown -R 1000:1000 /usr");
    }

    @Test
    void writeAccessLeavesTheWorkspaceAsItIs() throws Exception {
        place.agentFile("AGENTS.md", "agents");
        FileOwners.give(place.agent, place.user);
        place.workspaces().prepare(place.plan(RW));

        assertThat(names(place.agent)).containsExactly("AGENTS.md");
        assertThat(place.directory).doesNotExist();
    }

    private void assertNothingIsHalfBuilt() throws IOException {
        assertThat(names(java.util.Objects.requireNonNull(place.markerFile().getParent())))
                .containsExactly(place.markerFile().getFileName().toString());
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
