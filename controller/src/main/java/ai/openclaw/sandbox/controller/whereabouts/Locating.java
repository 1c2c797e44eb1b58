package ai.openclaw.sandbox.controller.whereabouts;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.HostMount;
import ai.openclaw.sandbox.model.runtime.MountLookup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where the daemon is. To be in a container is a thing to be proven: the engine knows one with an id that was found here, it runs, and all that the engine says is
 * mounted into it is mounted here. Where nothing hints at a container, nobody is asked. Safe from any thread.
 */
public final class Locating implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Locating.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Path CGROUPS = Path.of("/proc/self/cgroup");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final MountLookup engine;
    private final Set<String> traces;
    private final MountTable table;
    private volatile Whereabouts known;
    private final CountDownLatch closed = new CountDownLatch(1);

    Locating(MountLookup engine, MountTable table, Set<String> traces) {
        this.engine = engine;
        this.table = table;
        this.traces = Set.copyOf(traces);
        this.known = ask();
    }

    /** Asks the engine once; it may be away. */
    public static Locating begin(MountLookup engine) {
        MountTable table = MountTable.own();
        return new Locating(engine, table, Traces.ids(table, CGROUPS, HOST_NAME));
    }

    /** Where the daemon is, as far as known. */
    public Whereabouts known() {
        return known;
    }

    /** Goes on asking until the engine has answered, and says so once it has. Does nothing when it has already. */
    public Locating follow(Runnable onFound) {
        if (known instanceof Whereabouts.Undecided) {
            Thread.ofVirtual().name("whereabouts").start(() -> askUntilFound(onFound));
        }
        return this;
    }

    private void askUntilFound(Runnable onFound) {
        try {
            while (known instanceof Whereabouts.Undecided) {
                if (closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                known = ask();
            }
            onFound.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Whereabouts ask() {
        try {
            for (String id : traces) {
                Optional<MountLookup.Inhabited> container =
                        engine.inhabited(id).map(Locating::asSeenHere).filter(it -> isOurs(it, id));
                if (container.isPresent()) {
                    InContainer here = new InContainer(
                            container.get().id(), container.get().mounts(), MountTable::own);
                    log.info(
                            "the daemon runs {}; paths are translated to those of the engine's host", here.described());
                    return here;
                }
            }
            return new Whereabouts.Beside();
        } catch (EngineException e) {
            return new Whereabouts.Undecided(e.failure().message() + ".");
        }
    }

    /** An engine calls a target as it was told to, the kernel where it really is: {@code /var/run} mostly is a link. */
    private static MountLookup.Inhabited asSeenHere(MountLookup.Inhabited container) {
        return new MountLookup.Inhabited(
                container.id(),
                container.mounts().stream()
                        .map(mount -> new HostMount(mount.source(), real(mount.target()), mount.origin()))
                        .toList());
    }

    private static String real(String target) {
        try {
            return Path.of(target).toRealPath().toString();
        } catch (IOException e) {
            return target;
        }
    }

    /** Somebody else's container may have a name like this machine's; but then its mounts are not here. */
    private boolean isOurs(MountLookup.Inhabited container, String trace) {
        return (trace.equals(container.id()) || !container.mounts().isEmpty())
                && container.mounts().stream()
                        .map(HostMount::target)
                        .allMatch(target -> table.at(Path.of(target)).isPresent());
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
