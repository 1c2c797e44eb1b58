package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.api.port.Configuration;
import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionRules;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds sessions by what people call them and tells what follows from each. */
public final class SessionViews {

    private final Configuration configuration;
    private final StatusBoard board;
    private final InstantSource clock;

    /** Reads what is in force. */
    public SessionViews(Configuration configuration, StatusBoard board, InstantSource clock) {
        this.configuration = configuration;
        this.board = board;
        this.clock = clock;
    }

    /** The name of a session in the API. */
    public static String name(SessionKey key) {
        return new ScopeKey(key.value()).slug();
    }

    /**
     * What everything said of sessions follows from, beside the sessions themselves.
     *
     * @param settings the settings in force
     * @param activeWindow how long after its last use a session is active
     * @param board the version of the board
     * @param at the time
     */
    public record Circumstances(Optional<Settings> settings, Duration activeWindow, long board, Instant at) {

        /** Whether sessions are called and placed as in other circumstances. */
        public boolean placesAs(Circumstances other) {
            return settings.equals(other.settings);
        }
    }

    /** The circumstances now. */
    public Circumstances circumstances() {
        long version =
                board.resourceVersion(); // first: what is said of later circumstances may be newer, and is looked at
        // again
        ConfigurationReport report = configuration.report();
        return new Circumstances(report.settings(), report.daemon().activeWindow(), version, clock.instant());
    }

    /** What follows from a session. */
    public SessionView view(Session session, Circumstances now) {
        Optional<Settings> settings = now.settings();
        return new SessionView(
                session,
                name(session.key()),
                session.active(now.at(), now.activeWindow()),
                settings.map(it -> rules(it).isMain(session.key())).orElse(false),
                settings.flatMap(it -> DesiredStateBuilder.identityFor(it, session.key()))
                        .map(identity -> placement(identity.name())));
    }

    /** What follows from a session of which something was said in circumstances that place it the same: what can be different is looked at alone. */
    public SessionView renewed(SessionView before, Session session, Circumstances now) {
        return new SessionView(
                session,
                before.name(),
                session.active(now.at(), now.activeWindow()),
                before.main(),
                before.sandbox().map(it -> placement(new SandboxName(it.name()))));
    }

    /** The key somebody means: aliases of a main session are replaced by it. */
    public SessionKey canonical(SessionKey key) {
        return configuration
                .report()
                .settings()
                .map(settings -> rules(settings).canonical(key))
                .orElse(key);
    }

    /** The session somebody means by a key, an alias or a name. */
    public Optional<Session> find(SessionSnapshot snapshot, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        Optional<Session> meant = byKey(snapshot, stripped);
        if (meant.isPresent() || !ScopeKey.mayBeSlug(stripped)) {
            return meant; // to name every session only to find that none is called so would make a new one dear
        }
        return snapshot.sessions().values().stream()
                .filter(session -> name(session.key()).equals(stripped))
                .findFirst();
    }

    private Optional<Session> byKey(SessionSnapshot snapshot, String text) {
        if (text.length() > SessionKey.MAX_LENGTH) {
            return Optional.empty();
        }
        SessionKey key = new SessionKey(text);
        return Optional.ofNullable(snapshot.sessions().get(key))
                .or(() -> Optional.ofNullable(snapshot.sessions().get(canonical(key))));
    }

    private SessionView.Placement placement(SandboxName name) {
        return new SessionView.Placement(
                name.value(),
                board.get(name).map(sandbox -> sandbox.status().phase().word()));
    }

    private static SessionRules rules(Settings settings) {
        return new SessionRules(settings.session().mainKey(), settings.session().global());
    }
}
