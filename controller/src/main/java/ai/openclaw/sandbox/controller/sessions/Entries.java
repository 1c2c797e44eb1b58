package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers the entries of one source; a bad one is skipped or mended, and said, and never stops the others. */
final class Entries {

    /** Most sessions of one source. */
    static final int MAX_ENTRIES = 100_000;

    /** Most problems told of one source; the rest is counted. */
    static final int MAX_PROBLEMS = 20;

    /** How far beyond its file's own time an update may lie; what lies further was written in another unit or by a broken clock. */
    private static final Duration FUTURE_TOLERANCE = Duration.ofDays(1);

    private static final int MAX_SHOWN = 80;

    private final Session.Source source;
    private final Instant writtenAt;
    private final Map<SessionKey, Session> sessions = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int untold;

    /**
     * Entries of a source.
     *
     * @param writtenAt when the source was last written, which no update can lie far behind
     */
    Entries(Session.Source source, Instant writtenAt) {
        this.source = source;
        this.writtenAt = writtenAt;
    }

    /**
     * Takes an entry. Without a usable time the session counts as there, and not as active.
     *
     * @param updatedAtMs milliseconds since 1970, if the entry has that
     */
    void add(String rawKey, OptionalLong updatedAtMs) {
        Optional<SessionKey> key = key(rawKey);
        if (key.isEmpty()) {
            return;
        }
        Session session = new Session(key.get(), time(rawKey, updatedAtMs), Optional.empty(), source);
        sessions.merge(key.get(), session, (a, b) -> b.updatedAt().isBefore(a.updatedAt()) ? a : b);
    }

    /** Says that an entry was skipped. */
    void skip(String rawKey, String why) {
        problem("Session \"" + shown(rawKey) + "\" is skipped: " + why + ".");
    }

    /** Whether there are more sessions than one source may have. */
    boolean tooMany() {
        return sessions.size() > MAX_ENTRIES;
    }

    Reading reading() {
        if (tooMany()) {
            return new Reading.Unreadable("it holds more than " + MAX_ENTRIES + " sessions");
        }
        List<String> told = new ArrayList<>(problems);
        if (untold > 0) {
            told.add("There are " + untold + " more problems of this kind.");
        }
        return new Reading.Sessions(sessions, told);
    }

    private Optional<SessionKey> key(String raw) {
        if (raw.isBlank()) {
            skip(raw, "its key is empty");
            return Optional.empty();
        }
        if (raw.strip().length() > SessionKey.MAX_LENGTH) {
            skip(raw, "its key has more than " + SessionKey.MAX_LENGTH + " characters");
            return Optional.empty();
        }
        return Optional.of(new SessionKey(raw));
    }

    private Instant time(String rawKey, OptionalLong updatedAtMs) {
        if (updatedAtMs.isEmpty() || updatedAtMs.getAsLong() < 0) {
            problem("Session \"" + shown(rawKey)
                    + "\" has no usable updatedAt (milliseconds since 1970) and counts as not active.");
            return Instant.EPOCH;
        }
        Instant time = Instant.ofEpochMilli(updatedAtMs.getAsLong());
        if (time.isAfter(writtenAt.plus(FUTURE_TOLERANCE))) {
            problem("Session \"" + shown(rawKey)
                    + "\" has an updatedAt in the far future; the time its file was written counts instead.");
            return writtenAt;
        }
        return time;
    }

    private void problem(String message) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(message);
        } else {
            untold++;
        }
    }

    private static String shown(String raw) {
        return raw.length() <= MAX_SHOWN ? raw : raw.substring(0, MAX_SHOWN) + "…";
    }
}
