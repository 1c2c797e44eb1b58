package ai.openclaw.sandbox.controller.whereabouts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.HostMount;
import ai.openclaw.sandbox.model.runtime.MountLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocatingTest {

    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    /** What a container sees whose state directory is mounted from the host. */
    private static final MountTable INSIDE = MountTable.of("""
        100 99 0:50 / / ro,relatime - overlay overlay rw
        101 100 0:51 / /proc rw - proc proc rw
        102 100 254:0 /var/lib/docker/containers/ID/hostname /etc/hostname rw - ext4 /dev/vda rw
        103 100 254:0 /srv/claw /home/node/.openclaw rw master:1 - ext4 /dev/vda rw
        104 100 0:60 / /tmp rw - tmpfs tmpfs rw
        """.replace("ID", ID).lines());

    private static final HostMount STATE = new HostMount("/srv/claw", "/home/node/.openclaw", HostMount.Origin.BIND);

    @TempDir
    private Path directory;

    private static MountLookup knows(String id, HostMount... mounts) {
        return asked ->
                asked.equals(id) ? Optional.of(new MountLookup.Inhabited(id, List.of(mounts))) : Optional.empty();
    }

    private Set<String> traces(MountTable table, String cgroups, String hostName) throws IOException {
        return Traces.ids(
                table,
                Files.writeString(directory.resolve("cgroup"), cgroups),
                Files.writeString(directory.resolve("hostname"), hostName));
    }

    @Test
    void a_container_leaves_its_id_where_engines_mount_its_own_files() throws IOException {
        assertThat(traces(INSIDE, "0::/\n", "gateway\n")).containsExactly(ID);
        assertThat(traces(INSIDE, "3:pids:/docker/" + OTHER + "\n", "gateway\n"))
                .containsExactlyInAnyOrder(ID, OTHER);
        assertThat(traces(new MountTable(List.of()), "0::/\n", "0123456789ab\n"))
                .containsExactly("0123456789ab");
    }

    @Test
    void a_host_leaves_none_whatever_is_mounted_for_its_containers() throws IOException {
        MountTable host = MountTable.of("""
            26 1 254:0 / / rw - ext4 /dev/vda rw
            50 26 0:60 / /var/lib/docker/containers/ID/mounts/shm rw - tmpfs shm rw
            51 26 0:61 / /var/lib/docker/overlay2/ID/merged rw - overlay overlay rw
            """.replace("ID", ID).lines());
        assertThat(traces(host, "0::/init.scope\n", "vm\n")).isEmpty();
        MountLookup nobodyIsAsked = id -> {
            throw new AssertionError("asked for " + id);
        };
        try (Locating locating = new Locating(nobodyIsAsked, host, Set.of())) {
            assertThat(locating.known()).isInstanceOf(Whereabouts.Beside.class);
        }
    }

    @Test
    void what_the_engine_knows_and_the_kernel_confirms_is_proven() {
        try (Locating locating = new Locating(knows(ID, STATE), INSIDE, Set.of(ID))) {
            assertThat(locating.known()).isInstanceOf(InContainer.class);
        }
    }

    @Test
    void an_id_the_engine_does_not_know_proves_nothing() {
        try (Locating locating = new Locating(knows(OTHER, STATE), INSIDE, Set.of(ID))) {
            assertThat(locating.known()).isInstanceOf(Whereabouts.Beside.class);
        }
    }

    @Test
    void a_container_whose_mounts_are_not_here_is_somebody_elses() {
        HostMount elsewhere = new HostMount("/srv/x", "/x", HostMount.Origin.BIND);
        try (Locating locating = new Locating(knows(ID, STATE, elsewhere), INSIDE, Set.of(ID))) {
            assertThat(locating.known()).isInstanceOf(Whereabouts.Beside.class);
        }
        MountLookup likeThisMachine = asked -> Optional.of(new MountLookup.Inhabited(OTHER, List.of()));
        try (Locating locating = new Locating(likeThisMachine, INSIDE, Set.of("0123456789ab"))) {
            assertThat(locating.known()).isInstanceOf(Whereabouts.Beside.class);
        }
    }

    @Test
    void while_the_engine_is_away_no_path_is_mounted_and_then_it_is_said() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        MountLookup late = id -> {
            if (asked.incrementAndGet() == 1) {
                throw new EngineException(new EngineFailure.Unavailable("the engine is away"));
            }
            return knows(ID, STATE).inhabited(id);
        };
        CountDownLatch told = new CountDownLatch(1);
        try (Locating locating = new Locating(late, INSIDE, Set.of(ID))) {
            assertThat(locating.known()).isInstanceOf(Whereabouts.Undecided.class);
            assertThat(locating.known().onEngineHost(Path.of("/srv")).toString())
                    .contains("the engine is away");
            locating.follow(told::countDown);
            Eventually.within(Duration.ofSeconds(30), "the engine is asked again", () -> told.getCount() == 0);
            assertThat(locating.known()).isInstanceOf(InContainer.class);
        }
    }
}
