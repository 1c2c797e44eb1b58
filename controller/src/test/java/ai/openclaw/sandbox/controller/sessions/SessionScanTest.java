package ai.openclaw.sandbox.controller.sessions;

import static ai.openclaw.sandbox.controller.sessions.AgentFiles.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionScanTest {

    private static final AgentId WORK = AgentId.of("work");

    @TempDir
    private Path root;

    private final List<Path> watched = new ArrayList<>();
    private AgentFiles files;
    private SessionScan scan;

    @BeforeEach
    void prepare() {
        files = new AgentFiles(root);
        scan = newScan();
    }

    @Test
    void aFreshStateDirectoryHasNoSessions() {
        assertThat(look()).isEqualTo(SessionSnapshot.empty());
        assertThat(scan.problems()).isEmpty();
    }

    @Test
    void aMissingStateDirectoryTellsNothing() throws IOException {
        files.write("work", json(1, "agent:work:a"));
        look();
        Files.move(root, root.resolveSibling("unmounted"));
        try {
            SessionSnapshot snapshot = look();

            assertThat(snapshot.allUnreadable()).isTrue();
            assertThat(keys(snapshot)).containsExactly("agent:work:a");
            assertThat(scan.problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.message()).contains("all agents are unknown"));
        } finally {
            Files.move(root.resolveSibling("unmounted"), root);
        }
        assertThat(look().allUnreadable()).isFalse();
    }

    @Test
    void sessionsOfAllAgentsAreMergedAndBelongToWhomTheirKeyNames() throws IOException {
        files.write("work", json(5, "agent:work:a", "agent:other:b", "global"));
        files.write("main", json(7, "agent:main:main", "global"));

        SessionSnapshot snapshot = look();

        assertThat(keys(snapshot)).containsExactly("agent:main:main", "agent:other:b", "agent:work:a", "global");
        assertThat(session(snapshot, "agent:other:b").key().agent()).isEqualTo(AgentId.of("other"));
        assertThat(session(snapshot, "global").updatedAt()).isEqualTo(Instant.ofEpochMilli(7));
        assertThat(watched).contains(root, root.resolve("agents"), root.resolve("agents/work/sessions"));
    }

    @Test
    void aTornFileMeansUnknownAndKeepsWhatWasRead() throws IOException {
        files.write("work", json(5, "agent:work:a"));
        files.write("fine", json(5, "agent:fine:a"));
        look();

        Files.writeString(files.sessions("work"), "{\"agent:work:a\": {\"upda");
        files.write("fine", json(6, "agent:fine:b"));
        SessionSnapshot snapshot = look();

        assertThat(keys(snapshot)).containsExactly("agent:fine:b", "agent:work:a");
        assertThat(snapshot.complete(WORK)).isFalse();
        assertThat(snapshot.complete(AgentId.of("fine"))).isTrue();
        assertThat(snapshot.complete(AgentId.MAIN)).isTrue();
        assertThat(snapshot.unreadable().get(WORK)).contains("sessions.json", "line 1");
        assertThat(scan.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.file()).isEqualTo(files.sessions("work")));

        files.write("work", json(6, "agent:work:a"));
        assertThat(look().complete(WORK)).isTrue();
        assertThat(scan.problems()).isEmpty();
    }

    @Test
    void aFileTornSinceTheStartLeavesMainUnknownTooForItMayHoldItsKeys() throws IOException {
        Files.writeString(files.sessions("work"), "");

        SessionSnapshot snapshot = look();

        assertThat(snapshot.unreadableAgents()).containsExactlyInAnyOrder(WORK, AgentId.MAIN);
    }

    @Test
    void whatIsUnreadableIsTriedAgainThoughItLooksTheSame() throws IOException {
        Path file = files.sessions("work");
        Files.createDirectory(file);
        assertThat(look().unreadable().get(WORK)).contains("not an ordinary file");

        Files.delete(file);
        files.write("work", json(5, "agent:work:a"));
        assertThat(keys(look())).containsExactly("agent:work:a");
    }

    @Test
    void aDeletedFileMeansGone() throws IOException {
        files.write("work", json(5, "agent:work:a"));
        look();

        Files.delete(files.sessions("work"));
        assertThat(keys(scan.look(Touched.only(files.sessions("work"))))).containsExactly("agent:work:a");
        assertThat(scan.unconfirmed()).isTrue();
        assertThat(scan.look(Touched.nothing())).isEqualTo(SessionSnapshot.empty());
        assertThat(scan.unconfirmed()).isFalse();
    }

    @Test
    void aFileThatIsGoneForAMomentKeepsItsSessions() throws IOException {
        files.write("work", json(5, "agent:work:a"));
        look();

        Files.delete(files.sessions("work"));
        look();
        files.write("work", json(6, "agent:work:a"));

        assertThat(session(look(), "agent:work:a").updatedAt()).isEqualTo(Instant.ofEpochMilli(6));
        assertThat(scan.unconfirmed()).isFalse();
    }

    @Test
    void aFileThatVanishesWithItsFileSystemKeepsItsSessions() throws IOException {
        files.write("work", json(5, "agent:work:a"));
        look();
        Path elsewhere = root.resolveSibling("unmounted");
        Files.move(root, elsewhere);
        try {
            assertThat(keys(scan.look(Touched.only(files.root().resolve("agents/work/sessions/sessions.json")))))
                    .containsExactly("agent:work:a");
            SessionSnapshot snapshot = scan.look(Touched.nothing());
            assertThat(keys(snapshot)).containsExactly("agent:work:a");
            assertThat(snapshot.allUnreadable()).isTrue();
        } finally {
            Files.move(elsewhere, root);
        }
    }

    @Test
    void aDeletedAgentMeansGone() throws IOException {
        files.write("work", json(5, "agent:work:a"));
        look();

        Files.delete(files.sessions("work"));
        Files.delete(root.resolve("agents/work/sessions"));
        Files.delete(root.resolve("agents/work"));
        assertThat(look()).isEqualTo(SessionSnapshot.empty());
    }

    @Test
    void aLinkToNowhereMeansUnknown() throws IOException {
        files.write("work", json(5, "agent:work:a"));
        look();
        Files.delete(files.sessions("work"));
        Files.createSymbolicLink(files.sessions("work"), root.resolve("not-mounted"));
        assertThat(look().complete(WORK)).isFalse();

        Files.createSymbolicLink(root.resolve("agents/far"), root.resolve("not-mounted"));
        SessionSnapshot snapshot = look();
        assertThat(keys(snapshot)).containsExactly("agent:work:a");
    }

    @Test
    void onlyWhatWasTouchedIsReadAgain() throws IOException {
        files.write("work", json(5, "agent:work:a"));
        files.write("other", json(5, "agent:other:a"));
        look();
        files.write("work", json(5, "agent:work:b"));
        files.write("other", json(5, "agent:other:b"));

        SessionSnapshot snapshot = scan.look(Touched.only(files.sessions("work")));
        assertThat(keys(snapshot)).containsExactly("agent:other:a", "agent:work:b");
        assertThat(keys(look())).containsExactly("agent:other:b", "agent:work:b");
    }

    @Test
    void anAgentThatAppearsIsFoundByTheTouchOfItsDirectory() throws IOException {
        look();
        files.write("work", json(5, "agent:work:a"));

        assertThat(keys(scan.look(Touched.only(root.resolve("agents"))))).containsExactly("agent:work:a");
        files.write("next", json(5, "agent:next:a"));
        assertThat(keys(scan.look(Touched.only(root.resolve("agents/next")))))
                .containsExactly("agent:next:a", "agent:work:a");
    }

    @Test
    void nothingNewIsTheVerySameSnapshot() throws IOException {
        files.write("work", json(5, "agent:work:a"));
        SessionSnapshot first = look();

        assertThat(look()).isSameAs(first);
        assertThat(scan.look(Touched.nothing())).isSameAs(first);
    }

    @Test
    void tooManyAgentsMeanThatTheRestIsUnknown() throws IOException {
        for (int i = 0; i <= AgentDirectories.MAX_AGENTS; i++) {
            Files.createDirectories(root.resolve("agents/a" + i));
        }
        assertThat(look().allUnreadable()).isTrue();
    }

    @Test
    void tenThousandSessionsAreReadWhole() throws IOException {
        for (int agent = 0; agent < 10; agent++) {
            files.write("a" + agent, AgentFiles.many("a" + agent, 1_000));
        }
        assertThat(look().sessions()).hasSize(10_000);
    }

    private SessionScan newScan() {
        return new SessionScan(root, root.resolve("agents"), watched::add);
    }

    private SessionSnapshot look() {
        return scan.look(Touched.all());
    }

    private static List<String> keys(SessionSnapshot snapshot) {
        return snapshot.sorted().stream().map(session -> session.key().value()).toList();
    }

    private static Session session(SessionSnapshot snapshot, String key) {
        return Objects.requireNonNull(snapshot.sessions().get(new SessionKey(key)));
    }
}
