package ai.openclaw.sandbox.controller.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.openclaw.sandbox.controller.workspaces.Orphans.State;
import ai.openclaw.sandbox.controller.workspaces.WorkspaceCollection.Clock;
import ai.openclaw.sandbox.model.config.DaemonSettings.WorkspaceGc;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceCollectionTest {

    private static final Duration RETENTION = Duration.ofDays(30);

    @TempDir
    private Path temporary;

    private final List<SandboxEvent> events = new ArrayList<>();
    private Instant now = WorkspaceFixture.NOW;
    private Set<String> living = Set.of();
    private Optional<String> doubt = Optional.empty();
    private WorkspaceGc gc = new WorkspaceGc(true, RETENTION);
    private WorkspaceFixture fixture;
    private InTurn turns;
    private WorkspaceCollection collection;

    @BeforeEach
    void directoryWithFiles() throws Exception {
        fixture = new WorkspaceFixture(temporary.toRealPath());
        turns = new InTurn(fixture.workspaces());
        collection = collection();
        turns.prepare(plan());
        Files.writeString(fixture.directory.resolve("work"), "of days");
    }

    private WorkspaceCollection collection() {
        return new WorkspaceCollection(
                () -> new Census(
                        WorkspaceFixture.INSTANCE.value(),
                        doubt,
                        living,
                        Set.of(fixture.agent),
                        Set.of(fixture.state.resolve("sandboxes")),
                        gc),
                turns,
                new WorkspaceJournal(events::add, () -> now),
                () -> now);
    }

    private WorkspacePlan plan() {
        return fixture.plan(WorkspaceAccess.NONE);
    }

    private void round() {
        collection.round(Clock.STEADY);
    }

    private void later(Duration span) {
        now = now.plus(span);
    }

    private List<String> reasons() {
        return events.stream().map(SandboxEvent::reason).toList();
    }

    private State state() {
        return collection.look().getFirst().verdict().state();
    }

    @Test
    void what_nothing_wants_is_noted_then_told_and_then_removed() {
        round();
        assertThat(state()).isEqualTo(State.ORPHANED);
        later(RETENTION.minusSeconds(1));
        round();
        assertThat(events).isEmpty();
        later(Duration.ofSeconds(1));
        round();
        assertThat(reasons()).containsExactly("WorkspaceDue");
        assertThat(fixture.directory.resolve("work")).exists();
        round();
        assertThat(reasons()).containsExactly("WorkspaceDue", "WorkspaceRetentionOver");
        assertThat(events.getLast().actor()).isEqualTo(SandboxEvent.CONTROLLER);
        assertThat(events.getLast().message()).contains(fixture.directory.toString());
        assertThat(fixture.directory).doesNotExist();
        assertThat(fixture.markerFile()).doesNotExist();
        assertThat(fixture.markerFile().getParent()).isEmptyDirectory();
    }

    @Test
    void a_session_that_comes_back_has_all_its_time_again() throws Exception {
        round();
        later(RETENTION);
        round();
        turns.prepare(plan());
        round();
        round();
        assertThat(state()).isEqualTo(State.ORPHANED);
        assertThat(fixture.directory.resolve("work")).exists();
        living = Set.of(WorkspaceFixture.SCOPE_KEY.value());
        later(RETENTION);
        round();
        round();
        living = Set.of();
        round();
        round();
        assertThat(state()).isEqualTo(State.ORPHANED);
        assertThat(fixture.directory.resolve("work")).exists();
    }

    @Test
    void in_doubt_after_a_jump_and_where_it_is_not_enabled_nothing_goes() {
        round();
        later(RETENTION.multipliedBy(2));
        doubt = Optional.of("not all sessions can be read");
        round();
        round();
        doubt = Optional.empty();
        collection.round(Clock.JUMPED);
        collection.round(Clock.JUMPED);
        gc = new WorkspaceGc(false, RETENTION);
        round();
        round();
        assertThat(events).isEmpty();
        assertThat(state()).isEqualTo(State.DUE);
    }

    @Test
    void a_daemon_tells_before_it_removes_what_another_run_has_told() {
        round();
        later(RETENTION);
        round();
        collection = collection();
        round();
        assertThat(reasons()).containsExactly("WorkspaceDue", "WorkspaceDue");
        assertThat(fixture.directory).exists();
    }

    @Test
    void a_person_may_remove_before_its_time_but_never_what_is_in_use() throws IOException {
        round();
        living = Set.of(WorkspaceFixture.SCOPE_KEY.value());
        assertThatThrownBy(() -> collection.remove(fixture.directory, State.ORPHANED, "user:cli"))
                .hasMessageContaining("has it");
        living = Set.of();
        collection.remove(fixture.directory, State.ORPHANED, "user:cli");
        assertThat(fixture.directory).doesNotExist();
        assertThat(events.getLast().actor()).isEqualTo("user:cli");
        assertThat(reasons()).containsExactly("WorkspacePruned");
    }

    @Test
    void what_cannot_be_told_is_not_removed() {
        round();
        WorkspaceCollection mute = new WorkspaceCollection(
                () -> new Census(
                        WorkspaceFixture.INSTANCE.value(),
                        doubt,
                        living,
                        Set.of(),
                        Set.of(fixture.state.resolve("sandboxes")),
                        gc),
                turns,
                new WorkspaceJournal(
                        event -> {
                            throw new IllegalStateException("the disk is full");
                        },
                        () -> now),
                () -> now);
        assertThatThrownBy(() -> mute.remove(fixture.directory, State.ORPHANED, "user:cli"))
                .hasMessage("the disk is full");
        assertThat(fixture.directory.resolve("work")).exists();
    }

    @Test
    void a_removal_that_was_cut_short_is_finished_by_the_next_daemon_and_follows_no_link() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside"), "precious");
        Path room = Files.createDirectory(temporary.resolve("room"));
        Files.writeString(room.resolve("kept"), "precious");
        Files.createSymbolicLink(fixture.directory.resolve("file"), outside);
        Files.createSymbolicLink(fixture.directory.resolve("directory"), room);
        Files.createDirectories(fixture.directory.resolve("a/b/c"));
        round();
        collection.remove(fixture.directory, State.ORPHANED, "user:cli");
        assertThat(fixture.markerFile().getParent()).isNotEmptyDirectory(); // as kill -9 leaves it
        collection = collection();
        round();
        assertThat(fixture.markerFile().getParent()).isEmptyDirectory();
        assertThat(outside).hasContent("precious");
        assertThat(room.resolve("kept")).hasContent("precious");
    }

    @Test
    void a_removal_cut_short_before_the_directory_left_is_taken_back() throws IOException {
        round();
        leaving(fixture.directory);
        collection = collection();
        round();
        assertThat(state()).isEqualTo(State.ORPHANED);
        assertThat(fixture.directory.resolve("work")).exists();
        collection.remove(fixture.directory, State.ORPHANED, "user:cli");
        round();
        assertThat(fixture.directory).doesNotExist();
        assertThat(fixture.markerFile().getParent()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_removal_cut_short_after_it_is_finished_and_claims_nothing_put_there_since(boolean sessionFirst)
            throws Exception {
        round();
        Path room = fixture.directory.resolveSibling(".openclaw");
        leaving(fixture.directory);
        Files.move(fixture.directory, room.resolve("trash-cut-short"));
        Files.writeString(Files.createDirectory(fixture.directory).resolve("work"), "of somebody else");
        collection = collection();
        if (sessionFirst) {
            turns.prepare(plan());
            assertThat(state()).isEqualTo(State.KEPT);
        }
        round();
        assertThat(collection.look()).hasSize(sessionFirst ? 1 : 0);
        assertThat(fixture.directory.resolve("work")).hasContent("of somebody else");
        assertThat(room.resolve("trash-cut-short")).doesNotExist();
        assertThat(room.resolve(fixture.directory.getFileName() + ".leaving")).doesNotExist();
    }

    /** As a daemon leaves it that is killed while it removes a directory. */
    private void leaving(Path directory) throws IOException {
        Files.writeString(
                fixture.markerFile().resolveSibling(directory.getFileName() + ".leaving"),
                String.valueOf(Files.getAttribute(directory, "unix:ino")));
    }

    @Test
    void a_directory_that_cannot_leave_stays_remembered() throws IOException {
        round();
        Path gone = temporary.resolve("gone");
        Files.move(fixture.directory, gone);
        assertThatThrownBy(() -> BackRoom.at(fixture.state.resolve("sandboxes"))
                        .orElseThrow()
                        .throwAway(fixture.directory))
                .isInstanceOf(NoSuchFileException.class);
        Files.move(gone, fixture.directory);
        assertThat(state()).isEqualTo(State.ORPHANED);
    }

    @Test
    void what_has_something_mounted_below_stays_whole() throws Exception {
        assumeThat(fixture.daemon.root()).as("only root can mount").isTrue();
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept"), "precious");
        Path below = Files.createDirectories(fixture.directory.resolve("deep/er"));
        round();
        run("mount", "--bind", elsewhere.toString(), below.toString());
        try {
            assertThatThrownBy(() -> collection.remove(fixture.directory, State.ORPHANED, "user:cli"))
                    .hasMessageContaining("Something is mounted at " + below + ": unmount it first.");
            later(RETENTION);
            round();
            round();
            assertThat(reasons()).containsExactly("WorkspaceDue");
            assertThat(below.resolve("kept")).hasContent("precious");
            assertThat(fixture.directory.resolve("work")).exists();
        } finally {
            run("umount", below.toString());
        }
        round();
        assertThat(fixture.directory).doesNotExist();
        assertThat(elsewhere.resolve("kept")).hasContent("precious");
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void adds_up_without_following_links() throws IOException {
        Files.createSymbolicLink(fixture.directory.resolve("loop"), fixture.directory);
        Files.writeString(
                Files.createDirectory(fixture.directory.resolve("below")).resolve("file"), "123");
        long link = fixture.directory.toString().length();
        assertThat(new TreeSize(100).of(fixture.directory)).contains("of days".length() + 3 + link);
        assertThat(new TreeSize(2).of(fixture.directory)).isEmpty();
    }
}
