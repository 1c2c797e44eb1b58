package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.whereabouts.MountTable;
import ai.openclaw.sandbox.controller.workspaces.Orphans.State;
import ai.openclaw.sandbox.controller.workspaces.Orphans.Verdict;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the directories of sandboxes that are gone, and removes them once nothing wanted them for long enough. One goes only if an earlier round has told so: what a person
 * can read in the timeline is what happens next.
 */
public final class WorkspaceCollection {

    /** Most directories of one workspace root that are looked at. */
    static final int MAX_DIRECTORIES = 20_000;

    private static final Logger log = LoggerFactory.getLogger(WorkspaceCollection.class);

    private final Supplier<Census> census;
    private final InTurn turns;
    private final WorkspaceJournal journal;
    private final InstantSource clock;
    private final Set<Path> announced = new HashSet<>(); // of the thread that makes the rounds

    /**
     * @param census tells what speaks for directories, asked anew right before each removal
     * @param turns keeps everybody else's hands off a directory
     * @param journal is told before a directory goes
     */
    public WorkspaceCollection(Supplier<Census> census, InTurn turns, WorkspaceJournal journal, InstantSource clock) {
        this.census = census;
        this.turns = turns;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A directory and what is said of it.
     *
     * @param path the directory
     * @param marker what is remembered of it
     * @param verdict what is said of it
     */
    record Found(Path path, Marker marker, Verdict verdict) {}

    /** All directories that something is remembered of. */
    List<Found> look() {
        return look(census.get());
    }

    private List<Found> look(Census now) {
        List<Found> found = new ArrayList<>();
        for (Path root : now.roots()) {
            Optional<BackRoom> room = BackRoom.at(root);
            if (room.isEmpty()) {
                continue;
            }
            try {
                for (String name : room.get().remembered(MAX_DIRECTORIES)) {
                    look(root.resolve(name), room.get(), now).ifPresent(found::add);
                }
            } catch (IOException e) {
                log.warn("the directories in {} cannot be listed: {}", root, e.toString());
            }
        }
        return found;
    }

    private Optional<Found> look(Path directory, BackRoom room, Census now) throws IOException {
        Optional<Marker> marker =
                room.marker(directory).filter(any -> Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS));
        return marker.map(known -> new Found(directory, known, Orphans.judge(directory, known, now, clock.instant())));
    }

    /** Whether ages can be trusted in a round. */
    public enum Clock {
        STEADY,
        JUMPED
    }

    /** A round: notes what has become an orphan, tells what is due, and removes what was told the last time. */
    public void round(Clock trust) {
        Census now = census.get();
        emptyTrash(now);
        if (now.doubt().isPresent()) {
            log.debug("no workspaces are collected: {}", now.doubt().get());
            return;
        }
        Set<Path> due = new HashSet<>();
        for (Found found : look(now)) {
            try {
                step(found, now, trust, due);
            } catch (IOException | RuntimeException e) {
                log.warn("the workspace {} stays for now: {}", found.path(), e.toString());
            }
        }
        announced.retainAll(due);
        emptyTrash(now);
    }

    private void step(Found found, Census now, Clock trust, Set<Path> due) throws IOException {
        boolean noted = found.marker().orphanedAtMs().isPresent();
        boolean ours = found.marker().instance().equals(now.instance());
        switch (found.verdict().state()) {
            case USED, KEPT -> {
                if (noted && ours) {
                    note(found, State.USED);
                }
            }
            case ORPHANED -> {
                if (!noted) {
                    note(found, State.ORPHANED);
                }
            }
            case DUE -> {
                if (now.gc().enabled() && trust == Clock.STEADY) {
                    collect(found, due);
                }
            }
        }
    }

    private void collect(Found found, Set<Path> due) throws IOException {
        due.add(found.path());
        if (announced.contains(found.path())) {
            remove(found.path(), State.DUE, SandboxEvent.CONTROLLER);
            return;
        }
        journal.announce(found.marker(), found.path(), found.verdict());
        announced.add(found.path());
    }

    /** Takes down whether something wants a directory, if that is still so once it is its turn. */
    private void note(Found found, State expected) throws IOException {
        Path directory = found.path();
        BackRoom room = room(directory);
        boolean _ = turns.alone(directory, () -> {
            Instant now = clock.instant();
            Optional<Found> again = look(directory, room, census.get());
            if (again.isPresent()
                    && (again.get().verdict().state() == State.ORPHANED) == (expected == State.ORPHANED)) {
                Marker marker = again.get().marker();
                room.remember(directory, expected == State.ORPHANED ? marker.orphaned(now) : marker.wanted());
            }
            return true;
        });
    }

    /**
     * Removes a directory that nothing wants, after another look once it is its turn. It is out of the way at once; its contents go with the next {@link #emptyTrash}.
     *
     * @param least {@code DUE}: only if its time is over, {@code ORPHANED}: also before
     * @throws WorkspaceStays when something wants it, or it is not ours to remove
     * @throws IOException when it cannot be moved away
     */
    void remove(Path directory, State least, String actor) throws IOException {
        BackRoom room = room(directory);
        boolean _ = turns.alone(directory, () -> {
            Found found = look(directory, room, census.get())
                    .orElseThrow(() -> new WorkspaceStays("There is no workspace " + directory + " any more."));
            Verdict verdict = found.verdict();
            if (verdict.since().isEmpty() || (least == State.DUE && verdict.state() != State.DUE)) {
                throw new WorkspaceStays(directory + " stays. " + verdict.why());
            }
            refuseMounts(directory);
            journal.removing(found.marker(), directory, verdict, actor);
            room.throwAway(found.path());
            return true;
        });
    }

    /** What is mounted below is somebody else's, and a removal would not stop at it. */
    private static void refuseMounts(Path directory) throws IOException {
        Path real = directory.toRealPath();
        Optional<Path> mounted = MountTable.own().points().stream()
                .map(point -> point.point())
                .filter(point -> point.startsWith(real))
                .findFirst();
        if (mounted.isPresent()) {
            throw new WorkspaceStays(
                    directory + " stays. Something is mounted at " + mounted.get() + ": unmount it first.");
        }
    }

    /** Removes for good what was thrown away; for one thread at a time. */
    public void emptyTrash() {
        emptyTrash(census.get());
    }

    private void emptyTrash(Census now) {
        for (Path root : now.roots()) {
            try {
                Optional<BackRoom> room = BackRoom.at(root);
                if (room.isPresent()) {
                    settle(root, room.get());
                    room.get().emptyTrash();
                }
            } catch (IOException e) {
                log.warn("removed workspaces in {} still take room: {}", root, e.toString());
            }
        }
    }

    /** Ends what a killed daemon had begun to remove. */
    private void settle(Path root, BackRoom room) throws IOException {
        for (String name : room.leaving(MAX_DIRECTORIES)) {
            boolean _ = turns.alone(root.resolve(name), () -> {
                room.settle(root.resolve(name));
                return true;
            });
        }
    }

    private static BackRoom room(Path directory) throws IOException {
        Path root = directory.getParent();
        return Optional.ofNullable(root)
                .flatMap(BackRoom::at)
                .orElseThrow(() -> new IOException("nothing is remembered of the directories beside " + directory));
    }

    /** A directory is not removed; the message says why. */
    static final class WorkspaceStays extends IOException {

        private static final long serialVersionUID = 1L;

        WorkspaceStays(String message) {
            super(message);
        }
    }
}
