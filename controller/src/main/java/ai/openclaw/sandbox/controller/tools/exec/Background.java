package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.controller.store.RunRows;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that go on when their call has been answered. Those that ended are kept for {@link #KEPT}; those that ran when an earlier daemon ended are lost, for
 * nobody can talk to them any more. Safe from any thread.
 */
public final class Background {

    /** How long ended commands, and the news that one is lost, are kept. */
    public static final Duration KEPT = Duration.ofMinutes(30);

    /** Most commands in the background of one session at once. */
    static final int MAX_RUNNING = 64;

    /** Most ended commands kept of one session; the oldest go first. */
    static final int MAX_ENDED = 64;

    /** Most characters of a command that are shown. */
    private static final int SHOWN = 200;

    private static final int ID_LENGTH = 8;
    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final RunRows rows;
    private final InstantSource clock;
    private final Map<String, Entry> entries = new HashMap<>(); // guarded by this

    /** Takes over what an earlier daemon left: all of that is lost. */
    public Background(RunRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
        Instant now = clock.instant();
        rows.takeAll().forEach(row -> entries.put(row.id(), Entry.lost(row, now)));
    }

    /** One of them. For one reader at a time. */
    static final class Entry {
        final String id;
        final SessionKey session;
        final String command;
        final Instant begunAt;
        final Optional<Run> run; // empty: lost
        volatile Optional<Instant> endedAt;
        RunOutput.Position read = RunOutput.Position.START; // guarded by this entry

        private Entry(
                String id,
                SessionKey session,
                String command,
                Instant begunAt,
                Optional<Run> run,
                Optional<Instant> endedAt) {
            this.id = id;
            this.session = session;
            this.command = command;
            this.begunAt = begunAt;
            this.run = run;
            this.endedAt = endedAt;
        }

        private static Entry lost(RunRows.Row row, Instant now) {
            return new Entry(
                    row.id(),
                    new SessionKey(row.session()),
                    row.command(),
                    row.begunAt(),
                    Optional.empty(),
                    Optional.of(now));
        }

        boolean running() {
            return run.map(it -> it.ended().isEmpty()).orElse(false);
        }

        /** Its run; a lost one has none. */
        Run known() throws ToolFailure {
            return run.orElseThrow(() -> new ToolFailure(
                    ToolReason.NOT_FOUND,
                    "Process " + id + " was lost when the daemon ended. If it still runs, exec can find and end it: ps,"
                            + " kill."));
        }
    }

    /** Whether a session may have one more command in the background; asked before one is begun that would go there. */
    void checkRoom(SessionKey session, boolean wanted) throws ToolFailure {
        if (wanted && running(session) >= MAX_RUNNING) {
            throw new ToolFailure(
                    ToolReason.LIMIT_REACHED,
                    "Session " + session.value() + " has " + MAX_RUNNING
                            + " commands in the background, as many as there may be. End some with process kill.");
        }
    }

    private synchronized long running(SessionKey session) {
        return entries.values().stream()
                .filter(entry -> entry.session.equals(session) && entry.running())
                .count();
    }

    /** Keeps a command whose call is answered; its process id. */
    String keep(SessionKey session, String command, Beginning.Begun begun) {
        String id = UUID.randomUUID().toString().substring(0, ID_LENGTH);
        Instant now = clock.instant();
        String shown = command.length() <= SHOWN ? command : command.substring(0, SHOWN) + "…";
        Entry entry = new Entry(id, session, shown, now, Optional.of(begun.run()), Optional.empty());
        synchronized (this) {
            entries.put(id, entry);
        }
        begun.run()
                .mark()
                .ifPresent(mark -> store(
                        new RunRows.Row(id, session.value(), shown, begun.room().container(), mark, now)));
        var _ = begun.run().ending().thenRun(() -> ended(entry));
        return id;
    }

    private void store(RunRows.Row row) {
        try {
            rows.add(row);
        } catch (StoreException e) {
            log.warn("background run {} is not kept: {}", row.id(), e.getMessage()); // it runs all the same
        }
    }

    private void ended(Entry entry) {
        entry.endedAt = Optional.of(clock.instant());
        try {
            rows.remove(entry.id);
        } catch (StoreException e) {
            log.warn("background run {} is not forgotten: {}", entry.id, e.getMessage());
        }
        tidy();
    }

    /** All of a session, the oldest first. */
    synchronized List<Entry> of(SessionKey session) {
        tidy();
        return entries.values().stream()
                .filter(entry -> entry.session.equals(session))
                .sorted(Comparator.comparing((Entry entry) -> entry.begunAt).thenComparing(entry -> entry.id))
                .toList();
    }

    /** One of a session. */
    synchronized Entry get(SessionKey session, String id) throws ToolFailure {
        tidy();
        Entry entry = entries.get(id);
        if (entry == null || !entry.session.equals(session)) {
            throw new ToolFailure(
                    ToolReason.NOT_FOUND,
                    "This session has no process \"" + (id.length() > SHOWN ? id.substring(0, SHOWN) + "…" : id)
                            + "\". Ended ones are kept " + KEPT.toMinutes() + " minutes. See: process list.");
        }
        return entry;
    }

    /** Forgets one. */
    synchronized void remove(Entry entry) {
        entries.remove(entry.id);
    }

    private synchronized void tidy() {
        Instant oldest = clock.instant().minus(KEPT);
        entries.values().removeIf(entry -> entry.endedAt.map(oldest::isAfter).orElse(false));
        Map<SessionKey, List<Entry>> ended = new HashMap<>();
        entries.values().stream()
                .filter(entry -> entry.endedAt.isPresent())
                .forEach(entry -> ended.computeIfAbsent(entry.session, any -> new ArrayList<>())
                        .add(entry));
        ended.values().forEach(list -> {
            list.sort(Comparator.comparing(entry -> entry.endedAt.orElse(Instant.MAX)));
            list.subList(0, Math.max(0, list.size() - MAX_ENDED)).forEach(this::remove);
        });
    }
}
