package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.api.port.Configuration;
import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionRules;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
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

    /** What follows from a session. */
    public SessionView view(Session session) {
        ConfigurationReport report = configuration.report();
        Optional<Settings> settings = report.settings();
        return new SessionView(
                session,
                name(session.key()),
                session.active(clock.instant(), report.daemon().activeWindow()),
                settings.map(it -> rules(it).isMain(session.key())).orElse(false),
                settings.flatMap(it -> DesiredStateBuilder.identityFor(it, session.key()))
                        .map(this::placement));
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
        return byKey(snapshot, stripped)
                .or(() -> snapshot.sessions().values().stream()
                        .filter(session -> name(session.key()).equals(stripped))
                        .findFirst());
    }

    private Optional<Session> byKey(SessionSnapshot snapshot, String text) {
        if (text.length() > SessionKey.MAX_LENGTH) {
            return Optional.empty();
        }
        SessionKey key = new SessionKey(text);
        return Optional.ofNullable(snapshot.sessions().get(key))
                .or(() -> Optional.ofNullable(snapshot.sessions().get(canonical(key))));
    }

    private SessionView.Placement placement(SandboxIdentity identity) {
        return new SessionView.Placement(
                identity.name().value(),
                board.get(identity.name())
                        .map(sandbox -> sandbox.status().phase().word()));
    }

    private static SessionRules rules(Settings settings) {
        return new SessionRules(settings.session().mainKey(), settings.session().global());
    }
}
