package ai.openclaw.sandbox.controller.configuration.watch;

import ai.openclaw.sandbox.controller.configuration.watch.ChangeGate.Load;
import ai.openclaw.sandbox.controller.configuration.watch.ChangeGate.Rest;
import ai.openclaw.sandbox.controller.configuration.watch.ChangeGate.Wait;
import ai.openclaw.sandbox.controller.configuration.watch.Subject.Attempt;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads subjects again when their files change: written in place, renamed over, linked elsewhere, made or removed, on any file system. The
 * system's reports make it prompt, a cheap look at each file's status makes it sure. One thread does it all.
 */
public final class ConfigurationWatcher implements AutoCloseable {

    /** How often files are looked at when the system reports nothing. */
    static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    /** The least time between two looks, so that a busy directory costs little. */
    private static final Duration BREATH = Duration.ofMillis(5);

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatcher.class);

    private final List<Watched> watched;
    private final DirectoryWatch directories;
    private final Thread thread;

    /** A subject and what is known of its files; confined to the watcher's thread. */
    private record Watched(Subject subject, ChangeGate gate) {}

    private ConfigurationWatcher(List<? extends Subject> subjects) {
        this.watched = subjects.stream()
                .map(subject -> new Watched(subject, new ChangeGate()))
                .toList();
        this.directories = new DirectoryWatch();
        this.thread = Thread.ofPlatform().name("configuration-watcher").daemon().unstarted(this::run);
    }

    /** Starts to watch. Changes since the subjects were last read are found as well. */
    public static ConfigurationWatcher start(List<? extends Subject> subjects) {
        ConfigurationWatcher watcher = new ConfigurationWatcher(subjects);
        watcher.thread.start();
        return watcher;
    }

    private void run() {
        Set<Path> changed = Set.of();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration next = LOOK_INTERVAL;
                for (Watched each : watched) {
                    Duration wanted = look(each, changed);
                    next = wanted.compareTo(next) < 0 ? wanted : next;
                }
                aim();
                changed = new HashSet<>(directories.await(next));
                if (!changed.isEmpty()) {
                    // Let what belongs together arrive together.
                    changed.addAll(directories.await(BREATH));
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("The configuration is no longer watched.");
        }
    }

    private void aim() {
        Set<Path> files = new HashSet<>();
        watched.forEach(each -> files.addAll(each.subject().files()));
        directories.aim(files);
    }

    /** Looks at a subject's files, reads them if it is time, and tells when to look again at the latest. */
    private static Duration look(Watched watched, Set<Path> changed) {
        ChangeGate gate = watched.gate();
        Set<Path> files = watched.subject().files();
        Fingerprint before = Fingerprint.of(files);
        boolean hinted = !Collections.disjoint(files, changed);
        return switch (gate.observe(System.nanoTime(), before, hinted)) {
            case Rest() -> LOOK_INTERVAL;
            case Wait(Duration time) -> time;
            case Load(boolean last) -> {
                read(watched, before, last);
                yield BREATH;
            }
        };
    }

    private static void read(Watched watched, Fingerprint before, boolean last) {
        try {
            Attempt attempt = watched.subject().attempt();
            boolean still = Fingerprint.of(before.files().keySet()).equals(before);
            if (still && (attempt.sound() || last)) {
                attempt.publication().run();
                // If other files matter now, the next look finds that, and reads them once more to be sure.
                watched.gate().settle(before);
            } else {
                watched.gate().doubt();
            }
        } catch (RuntimeException e) {
            LOG.error("Reading the configuration again failed; what is in force stays in force.", e);
            watched.gate().settle(before);
        }
    }

    /** Stops watching; returns when no subject is being read any more. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            directories.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("Closing the file watcher failed: {}", e.toString());
        }
    }
}
