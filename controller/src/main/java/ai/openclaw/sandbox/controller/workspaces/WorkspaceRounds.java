package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.api.port.Workspaces;
import ai.openclaw.sandbox.controller.workspaces.Orphans.State;
import ai.openclaw.sandbox.controller.workspaces.WorkspaceCollection.Clock;
import ai.openclaw.sandbox.controller.workspaces.WorkspaceCollection.Found;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the collection's rounds in a thread of their own, for a removal takes as long as it takes, and shows and removes workspaces for people. */
public final class WorkspaceRounds implements Workspaces, AutoCloseable {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration JUMP = Duration.ofMinutes(1);

    /** Most files looked at for the sizes of one list, and of one directory. */
    private static final int SIZE_ENTRIES = 200_000;

    private static final int SIZE_ENTRIES_EACH = 20_000;
    private static final Logger log = LoggerFactory.getLogger(WorkspaceRounds.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("workspace-gc").daemon().factory());
    private final WorkspaceCollection collection;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant wallBefore; // of the timer's thread, once it runs
    private long nanosBefore; // likewise

    /**
     * @param collection what is done in a round
     * @param clock wall-clock time
     * @param nanos monotonic time
     */
    public WorkspaceRounds(WorkspaceCollection collection, InstantSource clock, LongSupplier nanos) {
        this.collection = collection;
        this.clock = clock;
        this.nanos = nanos;
        this.wallBefore = clock.instant();
        this.nanosBefore = nanos.getAsLong();
    }

    /** Begins; the first round comes once the engine and the sessions had time to be looked at. */
    public WorkspaceRounds start() {
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(this::round, 1, EVERY.toMinutes(), TimeUnit.MINUTES);
        return this;
    }

    private void round() {
        try {
            collection.round(trust());
        } catch (RuntimeException e) {
            log.error("a round for workspaces failed unexpectedly; the next one comes in {}", EVERY, e);
        }
    }

    /** Ages worked out across a jump of the wall clock are wrong, so that round only looks. */
    private Clock trust() {
        Instant wall = clock.instant();
        long now = nanos.getAsLong();
        Duration parted = Duration.between(wallBefore, wall).minusNanos(now - nanosBefore);
        wallBefore = wall;
        nanosBefore = now;
        return parted.abs().compareTo(JUMP) > 0 ? Clock.JUMPED : Clock.STEADY;
    }

    @Override
    public List<Workspace> list() {
        List<Workspace> workspaces = new ArrayList<>();
        int left = SIZE_ENTRIES;
        for (Found found : collection.look()) {
            TreeSize size = new TreeSize(Math.min(left, SIZE_ENTRIES_EACH));
            workspaces.add(workspace(found, size));
            left = Math.max(0, left - size.looked());
        }
        return workspaces;
    }

    private static Workspace workspace(Found found, TreeSize size) {
        Standing standing = switch (found.verdict().state()) {
            case USED -> Standing.USED;
            case KEPT -> Standing.KEPT;
            case ORPHANED -> Standing.ORPHANED;
            case DUE -> Standing.DUE;
        };
        return new Workspace(
                String.valueOf(found.path().getFileName()),
                found.path(),
                found.marker().scopeKey(),
                found.marker().agent(),
                standing,
                found.verdict().why(),
                new Times(
                        Instant.ofEpochMilli(found.marker().createdAtMs()),
                        found.verdict().since(),
                        found.verdict().due()),
                size.of(found.path()));
    }

    @Override
    public Removal remove(String name, String actor) {
        List<Found> named = collection.look().stream()
                .filter(found -> String.valueOf(found.path().getFileName()).equals(name))
                .toList();
        if (named.isEmpty()) {
            return new Removal.Unknown();
        }
        try {
            for (Found found : named) {
                collection.remove(found.path(), State.ORPHANED, actor);
            }
        } catch (WorkspaceCollection.WorkspaceStays e) {
            return new Removal.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Removal.Refused("The workspace " + name + " cannot be removed: " + e + ".");
        }
        emptySoon();
        return new Removal.Done();
    }

    private void emptySoon() {
        try {
            timer.execute(collection::emptyTrash);
        } catch (RejectedExecutionException e) {
            log.info("what was removed is emptied by the next daemon"); // this one is ending
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
