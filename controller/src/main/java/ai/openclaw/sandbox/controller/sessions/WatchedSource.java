package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A source and what is known of it: read again only when it changed, and never taken for empty because it could not be read. */
final class WatchedSource {

    private final Source source;
    private Optional<Object> stamp = Optional.empty();
    private boolean confirm;
    private boolean vanishing;
    private boolean looked;
    private boolean everRead;
    private Map<SessionKey, Session> sessions = Map.of();
    private List<String> entryProblems = List.of();
    private Optional<String> unreadable = Optional.empty();

    WatchedSource(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    /**
     * Looks whether it changed, and reads it if so. What could not be read is tried again every time.
     *
     * @return whether something is known now that was not before
     */
    boolean look() {
        try {
            Object now = source.stamp();
            boolean same = Optional.of(now).equals(stamp);
            if (same && !confirm && !vanishing) {
                return false;
            }
            Reading reading = source.read();
            vanishing = reading instanceof Reading.Gone && !sessions.isEmpty() && !vanishing;
            if (vanishing) {
                return false;
            }
            boolean readable = !(reading instanceof Reading.Unreadable);
            confirm = readable && !same && source.knownByStampAlone();
            stamp = readable ? Optional.of(now) : Optional.empty();
            return take(reading);
        } catch (IOException e) {
            stamp = Optional.empty();
            return take(new Reading.Unreadable(AccessAdvice.describe(e)));
        }
    }

    /** Reads it whatever its stamp says: somebody has seen a change. */
    boolean reread() {
        stamp = Optional.empty();
        return look();
    }

    /** Whether it should be looked at soon, touched or not. */
    boolean unconfirmed() {
        return confirm || vanishing || !looked;
    }

    /**
     * Whether it was there and was not at the last look. Its sessions stand until the next look finds it gone as well: the file may be being
     * replaced, or all of the file system be going.
     */
    boolean vanishing() {
        return vanishing;
    }

    /** The sessions of the last reading that succeeded. */
    Map<SessionKey, Session> sessions() {
        return sessions;
    }

    /** Why its present content is unknown, if it is. */
    Optional<String> unreadable() {
        return unreadable.map(reason -> source.file().getFileName() + ": " + reason);
    }

    /** Whether nothing at all is known of what it holds. */
    boolean neverRead() {
        return unreadable.isPresent() && !everRead;
    }

    Stream<SourceProblem> problems() {
        return Stream.concat(
                        unreadable.map(reason -> "Its sessions are unknown: " + reason + ".").stream(),
                        entryProblems.stream())
                .map(message -> new SourceProblem(source.file(), message));
    }

    private boolean take(Reading reading) {
        return switch (reading) {
            case Reading.Sessions(Map<SessionKey, Session> found, List<String> problems) ->
                know(found, problems, Optional.empty());
            case Reading.Gone() -> know(Map.of(), List.of(), Optional.empty());
            case Reading.Unreadable(String reason) -> know(sessions, entryProblems, Optional.of(reason));
        };
    }

    private boolean know(Map<SessionKey, Session> found, List<String> problems, Optional<String> why) {
        boolean changed =
                !looked || !sessions.equals(found) || !entryProblems.equals(problems) || !unreadable.equals(why);
        looked = true;
        everRead |= why.isEmpty();
        sessions = found;
        entryProblems = problems;
        unreadable = why;
        return changed;
    }
}
