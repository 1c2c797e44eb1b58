package ai.openclaw.sandbox.controller.whereabouts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.HostMount;
import ai.openclaw.sandbox.model.runtime.HostMount.Origin;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.LocalPath;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories of a test stand for those of a container; what the kernel and the engine would say of them is written down. */
class InContainerTest {

    private Path root;
    private Path state;
    private InContainer here;

    @BeforeEach
    void enter(@TempDir Path directory) throws IOException {
        root = directory.toRealPath();
        state = Files.createDirectories(root.resolve("state"));
        Files.createDirectories(state.resolve("cache"));
        Files.createDirectories(state.resolve("disk"));
        Files.createDirectories(root.resolve("volume"));
        Files.createDirectories(root.resolve("system"));
        String table = """
            1 0 0:50 / / rw - overlay overlay rw
            2 1 254:0 /srv/claw ROOT/state rw - ext4 /dev/vda rw
            3 1 0:60 / ROOT/state/cache rw - tmpfs tmpfs rw
            4 1 254:1 / ROOT/state/disk rw - xfs /dev/vdb rw
            5 1 254:0 /var/lib/docker/volumes/v/_data ROOT/volume rw - ext4 /dev/vda rw
            6 1 254:0 /etc ROOT/system rw - ext4 /dev/vda rw
            """.replace("ROOT", root.toString().replace(" ", "\\040"));
        here = new InContainer(
                "0123456789abcdef".repeat(4),
                List.of(
                        new HostMount("/srv/claw", state.toString(), Origin.BIND),
                        new HostMount("/var/lib/docker/volumes/v/_data", root + "/volume", Origin.VOLUME),
                        new HostMount("/etc", root + "/system", Origin.BIND)),
                () -> MountTable.of(table.lines()));
    }

    private String host(Path path) {
        return here.onEngineHost(path) instanceof SourcePath.Found found ? found.path() : "nowhere";
    }

    @Test
    void a_path_has_the_name_its_mount_gives_it_on_the_host() {
        assertThat(host(state)).isEqualTo("/srv/claw");
        assertThat(host(state.resolve("sandboxes/a-1"))).as("not there yet").isEqualTo("/srv/claw/sandboxes/a-1");
        assertThat(host(root.resolve("volume/x"))).isEqualTo("/var/lib/docker/volumes/v/_data/x");
        assertThat(host(state.resolve("disk/x")))
                .as("mounted below by the host")
                .isEqualTo("/srv/claw/disk/x");
    }

    @Test
    void what_no_mount_backs_is_refused_with_the_line_that_mends_it() {
        for (Path lost : List.of(Path.of("/data/sandboxes"), state.resolve("cache/x"))) {
            assertThat(here.onEngineHost(lost)).isInstanceOf(SourcePath.Unbacked.class);
            assertThat(here.onEngineHost(lost).toString())
                    .contains("container 0123456789ab", "\"- " + lost + ":" + lost + "\"", "docker-compose.yml");
        }
    }

    @Test
    void a_link_counts_as_what_it_leads_to_here() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), state);
        assertThat(host(link.resolve("x"))).isEqualTo("/srv/claw/x");
        Path out = Files.createSymbolicLink(state.resolve("out"), root);
        assertThat(host(out.resolve("elsewhere"))).isEqualTo("nowhere");
        Path dangling = Files.createSymbolicLink(state.resolve("dangling"), Path.of("/home/ada/.ssh"));
        assertThat(host(dangling)).as("nothing here, but maybe on the host").isEqualTo("nowhere");
    }

    @Test
    void what_belongs_to_the_hosts_system_is_guarded_under_any_name() {
        assertThat(here.onEngineHost(root.resolve("system/ssl"))).isInstanceOf(SourcePath.Guarded.class);
    }

    @Test
    void a_path_of_the_host_is_found_where_it_is_mounted() {
        assertThat(here.here(Path.of("/srv/claw/work"))).isEqualTo(new LocalPath.Found(state.resolve("work")));
        assertThat(here.here(Path.of("/srv/other")).toString())
                .contains("does not see", "\"- /srv/other:/srv/other:ro\"");
        assertThat(here.here(Path.of("/srv/claw/cache/x")))
                .as("hidden here by memory")
                .isInstanceOf(LocalPath.Unseen.class);
    }

    @Test
    void a_table_is_read_as_the_kernel_writes_it() {
        MountTable table = MountTable.of("""
            7 1 0:50 /a\\040b /m\\303\\266\\134 rw,relatime shared:1 master:2 - ext4 /dev/x rw
            nonsense
            8 1 0:51 / /m rw - ext4 /dev/y rw
            9 1 0:52 / /m rw - ext4 /dev/z rw
            """.lines());
        assertThat(table.at(Path.of("/m\u00f6\\")))
                .hasValueSatisfying(point -> assertThat(point.root()).isEqualTo("/a b"));
        assertThat(table.holding(Path.of("/m/x")).orElseThrow().device())
                .as("the later one hides the earlier one")
                .isEqualTo("0:52");
        assertThat(MountTable.own().holding(Path.of("/proc/self")).orElseThrow().type())
                .isEqualTo("proc");
    }
}
