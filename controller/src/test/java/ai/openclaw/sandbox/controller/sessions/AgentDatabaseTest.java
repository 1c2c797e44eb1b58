package ai.openclaw.sandbox.controller.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentDatabaseTest {

    private static final long T = 1_700_000_000_000L;

    @TempDir
    private Path root;

    private AgentFiles files;
    private AgentDatabase database;

    @BeforeEach
    void prepare() throws IOException {
        files = new AgentFiles(root.resolve("a dir # with ? odd % signs"));
        database = new AgentDatabase(files.database("work"));
    }

    @Test
    void readsWhatAWriterHasJustCommitted() throws Exception {
        try (Connection writer = files.open("work", "WAL")) {
            AgentFiles.createTable(writer);
            AgentFiles.put(writer, "agent:work:a", T);
            assertThat(sessions()).containsOnlyKeys(new SessionKey("agent:work:a"));

            AgentFiles.put(writer, "agent:work:b", T + 1);
            Session b = Objects.requireNonNull(sessions().get(new SessionKey("agent:work:b")));
            assertThat(b.updatedAt()).isEqualTo(Instant.ofEpochMilli(T + 1));
            assertThat(b.source()).isEqualTo(Session.Source.DATABASE);
        }
    }

    @Test
    void leavesNothingBehindInADatabaseAtRest() throws Exception {
        try (Connection writer = files.open("work", "WAL")) {
            AgentFiles.createTable(writer);
            AgentFiles.put(writer, "agent:work:a", T);
        }
        assertThat(sessions()).hasSize(1);

        try (Stream<Path> all = Files.list(database.file().getParent())) {
            assertThat(all).containsExactly(database.file());
        }
    }

    @Test
    void oddRowsAreSkippedOrMendedAndTheOthersCount() throws Exception {
        try (Connection writer = files.open("work", "DELETE")) {
            AgentFiles.createTable(writer);
            AgentFiles.put(writer, "good", T);
            AgentFiles.put(writer, "text", "yesterday");
            AgentFiles.put(writer, "x".repeat(5_000), T);
            AgentFiles.execute(writer, "INSERT INTO session_nodes VALUES (NULL, 5, NULL)");
        }
        Reading.Sessions reading = (Reading.Sessions) database.read();

        assertThat(reading.sessions()).containsOnlyKeys(new SessionKey("good"), new SessionKey("text"));
        assertThat(reading.problems()).hasSize(3);
    }

    @Test
    void aMissingTableIsUnreadableAndNotEmpty() throws Exception {
        try (Connection writer = files.open("work", "WAL")) {
            AgentFiles.execute(writer, "CREATE TABLE something_else (x)");
            assertThat(reason()).contains("session_nodes");
        }
        assertThat(reason()).contains("session_nodes");
    }

    @Test
    void aFileThatIsNoDatabaseIsUnreadable() throws Exception {
        Files.writeString(database.file(), "not a database ".repeat(100));
        assertThat(reason()).contains("damaged");
    }

    @Test
    void anEmptyFileIsUnreadable() throws Exception {
        Files.createFile(database.file());
        assertThat(reason()).contains("session_nodes");
    }

    @Test
    void aLockedDatabaseIsUnreadableUntilItIsFree() throws Exception {
        try (Connection writer = files.open("work", "DELETE")) {
            AgentFiles.createTable(writer);
            AgentFiles.put(writer, "a", T);
            AgentFiles.execute(writer, "BEGIN EXCLUSIVE");
            AgentFiles.put(writer, "b", T);
            assertThat(reason()).contains("locked");
            AgentFiles.execute(writer, "COMMIT");
            assertThat(sessions()).hasSize(2);
        }
    }

    @Test
    void noFileMeansNoSessions() throws Exception {
        assertThat(database.read()).isEqualTo(new Reading.Gone());
    }

    @Test
    void everyCommitChangesTheStampOrIsCaughtByTheSecondLook() throws Exception {
        WatchedSource source = new WatchedSource(database);
        try (Connection writer = files.open("work", "WAL")) {
            AgentFiles.createTable(writer);
            for (int i = 0; i < 200; i++) {
                AgentFiles.put(writer, "k", T + i);
                source.look();
                if (source.unconfirmed()) {
                    source.look();
                }
                assertThat(source.sessions().values())
                        .extracting(session -> session.updatedAt().toEpochMilli())
                        .containsExactly(T + i);
            }
        }
    }

    private Map<SessionKey, Session> sessions() throws IOException {
        Reading reading = database.read();
        assertThat(reading).isInstanceOf(Reading.Sessions.class);
        return ((Reading.Sessions) reading).sessions();
    }

    private String reason() throws IOException {
        Reading reading = database.read();
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        return ((Reading.Unreadable) reading).reason();
    }
}
