package ai.openclaw.sandbox.controller.store;

import static ai.openclaw.sandbox.controller.store.Records.NOON;
import static ai.openclaw.sandbox.controller.store.Records.container;
import static ai.openclaw.sandbox.controller.store.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Intent;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    @TempDir
    private Path root;

    private StateDirectory state;
    private RegistryFile.Opened file;
    private SqliteStore store;

    @BeforeEach
    void openStore() throws Exception {
        state = StateDirectory.prepare(root, new Owner(0, 0));
        open();
    }

    @AfterEach
    void close() {
        file.reader().close();
        file.writer().close();
    }

    @Test
    void remembersEverythingOfARecord() throws Exception {
        Intent intent = new Intent(Intent.Wish.RECREATE, Intent.Force.WHEN_IDLE, "user:ada", "Asked", NOON, "c1");
        SandboxRecord full = record("full")
                .usedAt(NOON.plusMillis(1_234))
                .with("c1", container(new ContainerRecord.Begun()))
                .with("c2", container(new ContainerRecord.Succeeded("done\n\u0000ü\uD83D\uDE00")))
                .with("c3", container(new ContainerRecord.Failed(124, "too slow")))
                .with("c4", new ContainerRecord(Optional.empty(), new ContainerRecord.NotRun()))
                .asked(Optional.of(intent))
                .warned("abc");
        SandboxRecord bare = record("bare");
        store.save(full);
        store.save(bare);

        reopen();

        assertThat(store.load()).containsExactlyInAnyOrder(full, bare);
        assertThat(store.unreadable()).isEmpty();
    }

    @Test
    void aSaveReplacesAllThatWasKeptUnderTheName() throws Exception {
        store.save(record("a")
                .with("old", container(new ContainerRecord.Begun()))
                .with("stays", container(new ContainerRecord.Begun()))
                .warned("abc"));
        SandboxRecord next = record("a")
                .with("new", container(new ContainerRecord.NotRun()))
                .with("stays", container(new ContainerRecord.Succeeded("")));
        store.save(next);
        reopen();
        assertThat(store.load()).containsExactly(next);
    }

    @Test
    void aSaveBeforeAnyLoadReplacesToo() throws Exception {
        store.save(record("a").with("old", container(new ContainerRecord.Begun())));
        reopen();

        SandboxRecord next = record("a").with("new", container(new ContainerRecord.Begun()));
        store.save(next);

        assertThat(store.load()).containsExactly(next);
    }

    @Test
    void aDeletedRecordIsGoneWithItsContainers() throws Exception {
        store.save(record("a").with("c", container(new ContainerRecord.Begun())));
        store.delete(new SandboxName("a"));
        store.delete(new SandboxName("never-there"));
        assertThat(store.load()).isEmpty();

        store.save(record("a"));
        reopen();
        assertThat(store.load()).containsExactly(record("a"));
    }

    @Test
    void oneUnreadableRecordDoesNotHideTheOthers() throws Exception {
        store.save(record("good").with("c", container(new ContainerRecord.Begun())));
        store.save(record("bad"));
        execute("UPDATE sandboxes SET scope = 'galaxy' WHERE name = 'bad'");
        execute("INSERT INTO containers VALUES ('good', 'odd', NULL, '{\"state\":\"levitating\"}')");
        reopen();

        assertThat(store.load()).containsExactly(record("good").with("c", container(new ContainerRecord.Begun())));
        assertThat(store.unreadable())
                .hasSize(2)
                .anySatisfy(notice -> assertThat(notice).contains("sandbox bad"))
                .anySatisfy(notice -> assertThat(notice).contains("container odd of good", "levitating"));

        store.save(record("bad"));
        assertThat(store.load()).contains(record("bad"));
    }

    @Test
    void aFullDiskIsToldAndLaterCallsWorkAgain() throws Exception {
        store.save(record("before"));
        int pages = pragma("page_count");
        pragma("max_page_count = " + pages); // what SQLite then does is what it does when the disk is full
        String output = "x".repeat(60_000);
        SandboxRecord large = record("large").with("c", container(new ContainerRecord.Failed(1, output)));

        assertThatThrownBy(() -> store.save(large))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("keep the record of large")
                .hasMessageContaining("is full");
        assertThat(store.load()).containsExactly(record("before"));

        pragma("max_page_count = " + (pages + 1_000));
        store.save(large);
        reopen();
        assertThat(store.load()).containsExactlyInAnyOrder(record("before"), large);
    }

    @Test
    void manyThreadsMaySaveAtOnce() throws Exception {
        List<Callable<Boolean>> work = IntStream.range(0, 400)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    store.save(record("s" + i % 40).usedAt(NOON.plusSeconds(i)));
                    store.append(Records.event("s" + i % 40, NOON, "m"));
                    return true;
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        List<SandboxRecord> saved = store.load();
        assertThat(saved).hasSize(40);
    }

    @Test
    void aClosedStoreSaysSo() {
        file.writer().close();
        assertThatThrownBy(() -> store.save(record("a"))).isInstanceOf(StoreException.class);
    }

    private void open() throws StateException {
        file = new RegistryFile(state.controller().resolve("registry.sqlite"), InstantSource.fixed(NOON)).open();
        store = new SqliteStore(file.writer(), new EventLog(file.writer(), file.reader()));
    }

    private void reopen() throws StateException {
        close();
        open();
    }

    private void execute(String sql) {
        file.writer().run("test", c -> run(c, sql));
    }

    private static boolean run(java.sql.Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private int pragma(String pragma) {
        return file.writer().run("test", c -> {
            try (var statement = c.createStatement();
                    var row = statement.executeQuery("PRAGMA " + pragma)) {
                return row.getInt(1);
            }
        });
    }
}
