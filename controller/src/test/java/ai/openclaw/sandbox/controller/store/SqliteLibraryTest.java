package ai.openclaw.sandbox.controller.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLibraryTest {

    private static final String PROPERTY = "org.sqlite.tmpdir";
    private static final String UNPACKED = "org.sqlite.lib.path";

    private Optional<String> before = Optional.empty();

    @BeforeEach
    void remember() {
        before = Optional.ofNullable(System.getProperty(PROPERTY));
        System.clearProperty(PROPERTY);
    }

    @AfterEach
    void restore() {
        before.ifPresentOrElse(value -> System.setProperty(PROPERTY, value), () -> System.clearProperty(PROPERTY));
    }

    @Test
    void whatAKilledDaemonLeftIsSweptAway(@TempDir Path room) throws Exception {
        Path left = Files.createDirectory(room.resolve("native")).resolve("sqlite-3-x-libsqlitejdbc.so");
        Files.writeString(left, "old");
        Path other = Files.writeString(room.resolve("native").resolve("mine.txt"), "kept");
        SqliteLibrary.unpackBelow(room, any -> true);
        assertThat(left).doesNotExist();
        assertThat(other).exists();
        assertThat(System.getProperty(PROPERTY))
                .isEqualTo(room.resolve("native").toString());
    }

    @Test
    void whatTheUserSaysCounts(@TempDir Path room) throws Exception {
        System.setProperty(PROPERTY, "/elsewhere");
        SqliteLibrary.unpackBelow(room, any -> true);
        assertThat(System.getProperty(PROPERTY)).isEqualTo("/elsewhere");
        assertThat(room.resolve("native")).doesNotExist();
    }

    @Test
    void whatLiesUnpackedBesideTheProgramIsNotUnpackedAgain(@TempDir Path room) throws Exception {
        System.setProperty(UNPACKED, "/opt/openclaw/app/lib");
        try {
            SqliteLibrary.unpackBelow(room, any -> true);
        } finally {
            System.clearProperty(UNPACKED);
        }
        assertThat(System.getProperty(PROPERTY)).isNull();
        assertThat(room).isEmptyDirectory();
    }

    @Test
    void whereProgramsMayNotRunTheFolderForTemporaryFilesDoes(@TempDir Path room) throws Exception {
        SqliteLibrary.unpackBelow(room, directory -> !directory.equals(room));
        assertThat(System.getProperty(PROPERTY)).isNull();
        assertThat(room).isEmptyDirectory();
    }

    @Test
    void whereProgramsMayRunNowhereThatIsSaidWithTheWayOut(@TempDir Path room) {
        assertThatThrownBy(() -> SqliteLibrary.unpackBelow(room, any -> false))
                .isInstanceOf(StateException.class)
                .hasMessageContaining(room + " and ")
                .hasMessageContaining("noexec")
                .hasMessageContaining("-Dorg.sqlite.tmpdir=");
    }
}
