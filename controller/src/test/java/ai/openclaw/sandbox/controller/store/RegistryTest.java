package ai.openclaw.sandbox.controller.store;

import static ai.openclaw.sandbox.controller.store.Records.NOON;
import static ai.openclaw.sandbox.controller.store.Records.container;
import static ai.openclaw.sandbox.controller.store.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.Begun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {

    @TempDir
    private Path root;

    private StateDirectory state;
    private Path file;

    @BeforeEach
    void prepare() throws Exception {
        state = StateDirectory.prepare(root.resolve("state"), new Owner(0, 0));
        file = state.controller().resolve("registry.sqlite");
    }

    @Test
    void keepsTheInstanceIdFromStartToStart() throws Exception {
        InstanceId first = instance();

        assertThat(first.value()).matches("[0-9a-f]{32}");
        assertThat(instance()).isEqualTo(first);
    }

    @Test
    void keepsTheInstanceIdWhenEitherCopyIsLost() throws Exception {
        InstanceId first = instance();

        Files.delete(state.controller().resolve("instance"));
        assertThat(instance()).isEqualTo(first);

        Files.writeString(state.controller().resolve("instance"), "gibberish");
        assertThat(instance()).isEqualTo(first);

        Files.delete(file);
        assertThat(instance()).isEqualTo(first);
    }

    @Test
    void letsNobodyElseRead() throws Exception {
        try (Registry registry = open()) {
            registry.sandboxes().save(record("a"));
            assertThat(mode(state.root())).isEqualTo("rwx------");
            assertThat(mode(state.controller())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(state.controller())) {
                assertThat(files)
                        .hasSizeGreaterThan(2)
                        .allMatch(path -> mode(path).equals("rw-------"));
            }
        }
    }

    @Test
    void movesAFileOfGarbageAsideAndBeginsAnew() throws Exception {
        InstanceId first = instance();
        Files.write(file, "this was never a database\n".repeat(400).getBytes(StandardCharsets.UTF_8));

        try (Registry registry = open()) {
            assertThat(registry.instance()).isEqualTo(first);
            assertThat(registry.sandboxes().load()).isEmpty();
            assertThat(registry.notices()).singleElement().asString().contains("was damaged", ".damaged-20260301T");
            assertThat(registry.events().page(EventQuery.newest(10)))
                    .singleElement()
                    .satisfies(stored -> {
                        assertThat(stored.event().reason()).isEqualTo("RegistryReplaced");
                        assertThat(stored.event().sandbox()).isEqualTo(Registry.SELF);
                    });
        }
        try (Registry again = open()) {
            assertThat(again.notices()).isEmpty();
        }
    }

    @Test
    void noticesDamageInTheMiddleOfAFile() throws Exception {
        try (Registry registry = open()) {
            for (int i = 0; i < 500; i++) {
                registry.sandboxes().save(record("sandbox-" + i).with("c" + i, container(new Begun())));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 4; i < bytes.length / 2; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);

        try (Registry registry = open()) {
            assertThat(registry.notices()).hasSize(1);
            registry.sandboxes().save(record("new"));
            assertThat(registry.sandboxes().load()).hasSize(1);
        }
    }

    @Test
    void noticesAFileCutShort() throws Exception {
        try (Registry registry = open()) {
            registry.sandboxes().save(record("a"));
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5_000));

        try (Registry registry = open()) {
            assertThat(registry.notices()).hasSize(1);
        }
    }

    @Test
    void noticesMissingTables() throws Exception {
        open().close();
        alter("DROP TABLE containers");

        try (Registry registry = open()) {
            assertThat(registry.notices()).singleElement().asString().contains("tables are missing");
        }
    }

    @Test
    void keepsFewDamagedFiles() throws Exception {
        for (int i = 0; i < 6; i++) {
            Files.writeString(file, "damaged ".repeat(1_000));
            InstantSource later = InstantSource.fixed(NOON.plusSeconds(i));
            Registry.open(state, later).close();
        }
        try (Stream<Path> files = Files.list(state.controller())) {
            assertThat(files.filter(path -> path.toString().contains(".damaged-")))
                    .hasSize(RegistryFile.MAX_KEPT_DAMAGED)
                    .allMatch(path -> path.toString().compareTo(file + ".damaged-20260301T120003") >= 0);
        }
    }

    @Test
    void refusesAFileOfANewerDaemonAndLeavesItAlone() throws Exception {
        open().close();
        alter("PRAGMA user_version = 99");

        assertThatThrownBy(this::open)
                .isInstanceOf(StateException.class)
                .hasMessageContaining("newer daemon")
                .hasMessageContaining("99");
        try (Stream<Path> files = Files.list(state.controller())) {
            assertThat(files).noneMatch(path -> path.toString().contains(".damaged-"));
        }
    }

    @Test
    void refusesADirectoryThatIsAFile() throws IOException {
        Path blocked = Files.writeString(root.resolve("file"), "");

        assertThatThrownBy(() -> StateDirectory.prepare(blocked, new Owner(1000, 1000)))
                .isInstanceOf(StateException.class)
                .hasMessageContaining(blocked.toString())
                .hasMessageContaining("a file stands in the way")
                .hasMessageContaining("Move that file away, or set OPENCLAW_STATE_DIR");
        Path below = blocked.resolve("state");
        assertThatThrownBy(() -> StateDirectory.prepare(below, new Owner(1000, 1000)))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("Not a directory")
                .hasMessageContaining("or set OPENCLAW_STATE_DIR");
    }

    private Registry open() throws StateException {
        return Registry.open(state, InstantSource.fixed(NOON));
    }

    private InstanceId instance() throws StateException {
        try (Registry registry = open()) {
            return registry.instance();
        }
    }

    private void alter(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
