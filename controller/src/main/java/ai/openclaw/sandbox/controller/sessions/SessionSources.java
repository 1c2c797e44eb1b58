package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.controller.store.ApiSessions;
import ai.openclaw.sandbox.controller.store.StateDirectory;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sessions there are, live: what the chat gateway writes for each agent, and what was opened here. A change is published well within 200 ms;
 * the kernel tells of it, and a look at everything once a second finds what the kernel did not tell.
 */
public final class SessionSources implements AutoCloseable {

    /** How often everything is looked at while the kernel tells of changes, and the least time between such looks while it does not. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final Duration EVERY_UNWATCHED = Duration.ofMillis(100);

    /** How long changes are gathered before a look. */
    private static final Duration GATHER = Duration.ofMillis(20);

    /** Longest such gathering: as long as the last look took, so that a large file that changes all the time leaves the processor to others. */
    private static final Duration GATHER_MOST = Duration.ofMillis(150);

    /** How long after a change a source that cannot be watched precisely is looked at again; longer than any step of a file clock. */
    private static final Duration CONFIRM = Duration.ofMillis(100);

    /** Looking takes at most one part in this many of a processor, when nothing is known to have changed. */
    private static final int IDLE_SHARE = 20;

    private static final Set<String> NAMES = Set.of(
            "agents", "sessions", "agent", "sessions.json", "openclaw-agent.sqlite", "openclaw-agent.sqlite-wal");

    private static final Logger log = LoggerFactory.getLogger(SessionSources.class);

    private final Touches touches = new Touches();
    private final DirectoryWatch watch;
    private final SessionScan scan;
    private final ApiSessions opened;
    private final Consumer<SessionSnapshot> listener;
    private final Object telling = new Object();
    private SessionSnapshot written = SessionSnapshot.unknown(); // guarded by telling
    private SessionSnapshot writtenTold = written; // guarded by telling
    private List<Session> openedTold = List.of(); // guarded by telling
    private volatile SessionSnapshot current = SessionSnapshot.unknown();
    private volatile List<SourceProblem> problems = List.of();

    private SessionSources(StateDirectory state, ApiSessions opened, Consumer<SessionSnapshot> listener) {
        Path agents = state.agents();
        this.watch = new DirectoryWatch(path -> agents.equals(path.getParent()) || named(path), touches);
        this.scan = new SessionScan(state.root(), agents, watch::watch);
        this.opened = opened;
        this.listener = listener;
        opened.onChange(this::tell);
    }

    /**
     * Begins to look. Until the first look is done, everything is unknown.
     *
     * @param threads makes the thread that looks and the one that listens to the kernel
     * @param listener told every change, on the thread that looks or the one that opened or closed a session, which has been heard when that returns; never two
     *     at once; it must be quick
     */
    public static SessionSources start(
            StateDirectory state, ApiSessions opened, ThreadFactory threads, Consumer<SessionSnapshot> listener) {
        SessionSources sources = new SessionSources(state, opened, listener);
        threads.newThread(sources.watch::forward).start();
        threads.newThread(sources::run).start();
        return sources;
    }

    /** What is known now. */
    public SessionSnapshot current() {
        return current;
    }

    /** What is wrong with the sources now. */
    public List<SourceProblem> problems() {
        return problems;
    }

    @Override
    public void close() throws IOException {
        touches.close();
        watch.close();
    }

    private void run() {
        Touched touched = Touched.all();
        long lastWhole = System.nanoTime();
        try {
            while (!touches.closed()) {
                long began = System.nanoTime();
                if (touched.everything()) {
                    lastWhole = began;
                }
                look(touched);
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                touched = next(lastWhole, took);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for something to look at. */
    private Touched next(long lastWhole, Duration took) throws InterruptedException {
        Duration every = longer(watch.whole() ? EVERY : EVERY_UNWATCHED, took.multipliedBy(IDLE_SHARE));
        Duration untilWhole = every.minusNanos(System.nanoTime() - lastWhole);
        boolean soon = scan.unconfirmed() && untilWhole.compareTo(CONFIRM) > 0;
        Touched touched = touches.take(soon ? CONFIRM : untilWhole, shorter(longer(GATHER, took), GATHER_MOST));
        return System.nanoTime() - lastWhole >= every.toNanos() ? touched.andAll() : touched;
    }

    /** A failure here is a defect; the next look must come all the same, for without it sessions would stand still for ever. */
    private void look(Touched touched) {
        try {
            SessionSnapshot seen = scan.look(touched);
            problems = scan.problems();
            synchronized (telling) {
                written = seen;
            }
            tell();
        } catch (RuntimeException e) {
            log.error("Looking at sessions failed; it is tried again.", e);
        }
    }

    /**
     * Tells what is known now, if that is news. Sessions opened here are read and told in one go: what was read before another one was opened must not be told
     * after it, for then that one would seem to be gone.
     */
    private void tell() {
        synchronized (telling) {
            List<Session> openedNow = List.copyOf(opened.open());
            if (written.equals(writtenTold) && openedNow.equals(openedTold)) {
                return;
            }
            writtenTold = written;
            openedTold = openedNow;
            SessionSnapshot now = merged(written, openedNow);
            if (!now.equals(current)) {
                current = now;
                listener.accept(now);
            }
        }
    }

    private static SessionSnapshot merged(SessionSnapshot written, List<Session> opened) {
        Merged all = new Merged();
        all.add(written.sessions().values());
        all.add(opened);
        return new SessionSnapshot(all.sessions(), written.unreadable(), written.allUnreadable());
    }

    private static boolean named(Path path) {
        return NAMES.contains(path.getFileName().toString());
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
