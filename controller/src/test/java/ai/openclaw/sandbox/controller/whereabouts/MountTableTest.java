package ai.openclaw.sandbox.controller.whereabouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {

    @Test
    void whereProgramsMayNotRunIsKnownThroughLinksAsWell(@TempDir Path directory) throws IOException {
        Path root = directory.toRealPath();
        Path closed = Files.createDirectories(root.resolve("closed/below"));
        Path open = Files.createDirectories(root.resolve("closed/below/open"));
        Path link = Files.createSymbolicLink(root.resolve("link"), closed);
        MountTable table = MountTable.of(
                """
                1 0 0:50 / / rw,relatime - overlay overlay rw
                2 1 254:0 / ROOT/closed rw,nosuid,noexec,nodev shared:4 - ext4 /dev/vda rw
                3 2 254:1 / ROOT/closed/below/open rw - ext4 /dev/vdb rw,noexec
                """.replace("ROOT", root.toString().replace(" ", "\\040")).lines());

        assertThat(table.runsPrograms(root)).isTrue();
        assertThat(table.runsPrograms(closed)).isFalse();
        assertThat(table.runsPrograms(link)).isFalse();
        assertThat(table.runsPrograms(open)).isTrue();
        assertThat(table.runsPrograms(root.resolve("not-there"))).isTrue();
        assertThat(new MountTable(List.of()).runsPrograms(closed)).isTrue();
    }
}
