package ai.openclaw.sandbox.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.view.SessionViews;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What of sessions becomes news when nothing else tells. */
class SessionFeedTest {

    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final DaemonSettings KNOBS = DaemonSettings.defaults(2);
    private static final Session ONE = session("agent:main:one", T0);
    private static final Session TWO = session("agent:main:two", T0.plusSeconds(60));

    private final AtomicReference<Instant> now = new AtomicReference<>(T0);
    private final AtomicReference<SessionSnapshot> known = new AtomicReference<>(SessionSnapshot.of(List.of(ONE, TWO)));
    private final SessionViews views = new SessionViews(SessionFeedTest::report, new StatusBoard(), now::get);
    private final SessionFeed sessions = new SessionFeed(source(), views, T0);

    private static Session session(String key, Instant updatedAt) {
        return new Session(new SessionKey(key), updatedAt, Optional.empty(), Session.Source.FILE);
    }

    private static ConfigurationReport report() {
        return new ConfigurationReport(
                Path.of("openclaw.json"),
                Path.of("sandbox-controller.json5"),
                ConfigurationReport.State.NONE,
                Optional.empty(),
                T0,
                Optional.empty(),
                KNOBS,
                List.of());
    }

    private Sessions source() {
        return new Sessions() {
            @Override
            public SessionSnapshot snapshot() {
                return known.get();
            }

            @Override
            public void follow(Runnable listener) {}

            @Override
            public Session open(SessionKey key, Duration ttl) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<Message> messages(SessionKey key, long after, int limit) {
                return List.of();
            }

            @Override
            public boolean close(SessionKey key) {
                return false;
            }

            @Override
            public TtlRange ttlRange() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private List<String> active() {
        sessions.lookAgain();
        return sessions.feed().snapshot().items().stream()
                .filter(item -> item.resource().active())
                .map(item -> item.resource().session().key().value())
                .toList();
    }

    @Test
    void what_stays_as_it_is_is_no_news() {
        assertThat(active()).containsExactly("agent:main:one", "agent:main:two");
        long version = sessions.feed().version();
        now.set(T0.plusSeconds(30));
        known.set(SessionSnapshot.of(List.of(TWO, ONE))); // read again, and the same
        assertThat(active()).hasSize(2);
        assertThat(sessions.feed().version()).isEqualTo(version);
    }

    @Test
    void time_alone_ends_one_after_the_other() {
        assertThat(active()).hasSize(2);
        now.set(T0.plus(KNOBS.activeWindow()));
        assertThat(active()).containsExactly("agent:main:two");
        now.set(now.get().plusSeconds(60));
        assertThat(active()).isEmpty();
        now.set(T0); // the clock was set back
        assertThat(active()).hasSize(2);
    }

    @Test
    void those_that_come_and_go_are_told() {
        sessions.lookAgain();
        long version = sessions.feed().version();
        known.set(SessionSnapshot.of(List.of(TWO, session("agent:main:three", T0))));
        assertThat(active()).containsExactly("agent:main:three", "agent:main:two");
        assertThat(sessions.feed().version()).isEqualTo(version + 2);
        known.set(SessionSnapshot.empty());
        assertThat(active()).isEmpty();
        assertThat(sessions.feed().snapshot().items()).isEmpty();
    }
}
