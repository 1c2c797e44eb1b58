package ai.openclaw.sandbox.controller.tools.sessions;

import ai.openclaw.sandbox.controller.store.SessionMail;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which sessions a session may see: itself and what it spawned, or all of them where the configuration says so. */
final class Family {

    private final Supplier<SessionSnapshot> sessions;
    private final SessionMail mail;
    private final Predicate<SessionKey> seesAll;
    private final Function<SessionKey, SessionKey> canonical;

    /**
     * @param sessions all sessions there are
     * @param mail who spawned whom
     * @param seesAll whether a session may see all others
     * @param canonical resolves aliases
     */
    Family(
            Supplier<SessionSnapshot> sessions,
            SessionMail mail,
            Predicate<SessionKey> seesAll,
            Function<SessionKey, SessionKey> canonical) {
        this.sessions = sessions;
        this.mail = mail;
        this.seesAll = seesAll;
        this.canonical = canonical;
    }

    /** The sessions it may see, by their keys. */
    List<Session> visibleTo(SessionKey self) {
        if (seesAll.test(self)) {
            return sessions.get().sorted();
        }
        Set<SessionKey> spawned = mail.descendants(self);
        return sessions.get().sorted().stream()
                .filter(session -> session.key().equals(self) || spawned.contains(session.key()))
                .toList();
    }

    /** The session it means; one that it may not see is not there, for it. */
    Session find(SessionKey self, Optional<String> named) throws ToolFailure {
        SessionKey wanted = key(self, named);
        return visibleTo(self).stream()
                .filter(session -> session.key().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ToolFailure(
                        ToolReason.UNKNOWN_SESSION,
                        "There is no such session, or this one may not see it. It sees itself and those it spawned;"
                                + " see: sessions_list."));
    }

    private SessionKey key(SessionKey self, Optional<String> named) throws ToolFailure {
        if (named.isEmpty()) {
            return self;
        }
        try {
            return canonical.apply(new SessionKey(named.get()));
        } catch (IllegalArgumentException e) {
            throw new ToolFailure(ToolReason.INVALID_ARGUMENT, "Not a session key: " + e.getMessage() + ".", e);
        }
    }
}
