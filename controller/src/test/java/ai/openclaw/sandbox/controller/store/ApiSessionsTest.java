package ai.openclaw.sandbox.controller.store;

import static ai.openclaw.sandbox.controller.store.Records.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.controller.ManualClock;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiSessionsTest {

    private static final SessionKey KEY = new SessionKey("agent:main:demo \uD83D\uDE80");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path root;

    private final ManualClock clock = new ManualClock(NOON);
    private Registry registry;

    @BeforeEach
    void open() throws Exception {
        registry = Registry.open(StateDirectory.prepare(root, new Owner(0, 0)), clock);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void anOpenSessionIsHeldForItsTimeToLiveAlsoAfterARestart() throws Exception {
        Session opened = registry.apiSessions().open(KEY, HOUR);
        assertThat(opened).isEqualTo(new Session(KEY, NOON, Optional.of(NOON.plus(HOUR)), Session.Source.API));

        close();
        open();
        assertThat(registry.apiSessions().open()).containsExactly(opened);

        clock.advance(HOUR);
        assertThat(registry.apiSessions().open()).isEmpty();
        assertThat(registry.apiSessions().forgetExpired()).isEqualTo(1);
        assertThat(registry.apiSessions().forgetExpired()).isZero();
    }

    @Test
    void aTouchStartsTheTimeToLiveAnew() {
        registry.apiSessions().open(KEY, HOUR);
        clock.advance(Duration.ofMinutes(40));
        assertThat(registry.apiSessions().touch(KEY)).isPresent();
        clock.advance(Duration.ofMinutes(40));
        assertThat(registry.apiSessions().open()).hasSize(1);
        clock.advance(Duration.ofMinutes(40));
        assertThat(registry.apiSessions().touch(KEY)).isEmpty();
        assertThat(registry.apiSessions().touch(new SessionKey("other"))).isEmpty();
    }

    @Test
    void listenersHearOfChangesAndOfNothingElse() {
        AtomicInteger heard = new AtomicInteger();
        registry.apiSessions().onChange(heard::incrementAndGet);

        registry.apiSessions().open(KEY, HOUR);
        assertThat(heard).hasValue(1);
        registry.apiSessions().touch(KEY); // at once: nothing new to write
        assertThat(heard).hasValue(1);
        clock.advance(Duration.ofSeconds(5));
        registry.apiSessions().touch(KEY);
        assertThat(heard).hasValue(2);
        assertThat(registry.apiSessions().close(KEY)).isTrue();
        assertThat(heard).hasValue(3);
        assertThat(registry.apiSessions().close(KEY)).isFalse();
        assertThat(heard).hasValue(3);
    }

    @Test
    void timesToLiveHaveBounds() {
        for (Duration ttl : new Duration[] {Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(31)}) {
            assertThatThrownBy(() -> registry.apiSessions().open(KEY, ttl))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1s to 30d");
        }
        assertThat(registry.apiSessions().open()).isEmpty();
    }
}
