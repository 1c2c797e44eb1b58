package ai.openclaw.sandbox.controller.sessions;

import static ai.openclaw.sandbox.controller.sessions.AgentFiles.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.store.Registry;
import ai.openclaw.sandbox.controller.store.StateDirectory;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole room live: real files, the real kernel. */
class SessionSourcesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    private Path root;

    private final BlockingQueue<SessionSnapshot> published = new LinkedBlockingQueue<>();
    private AgentFiles files;
    private Registry registry;
    private SessionSources sources;

    @BeforeEach
    void start() throws Exception {
        files = new AgentFiles(root);
        StateDirectory state = StateDirectory.prepare(root, new Owner(0, 0));
        registry = Registry.open(state, InstantSource.system());
        sources = SessionSources.start(
                state, registry.apiSessions(), Thread.ofPlatform().daemon().factory(), published::add);
        assertThat(nextPublished()).isEqualTo(SessionSnapshot.empty());
    }

    @AfterEach
    void stop() throws Exception {
        sources.close();
        registry.close();
    }

    @Test
    void followsAgentsAndFilesAsTheyComeChangeAndGo() throws Exception {
        files.write("work", json(1, "agent:work:a"));
        await(holds("agent:work:a"));
        files.write("work", json(2, "agent:work:a", "agent:work:b"));
        await(holds("agent:work:b"));
        files.write("late", json(1, "agent:late:a"));
        await(holds("agent:late:a"));
        Files.delete(files.sessions("work"));
        await(holds("agent:work:a").negate());
        assertThat(sources.problems()).isEmpty();
    }

    @Test
    void followsADatabase() throws Exception {
        try (Connection writer = files.open("work", "WAL")) {
            AgentFiles.createTable(writer);
            AgentFiles.put(writer, "agent:work:a", 1L);
            await(holds("agent:work:a"));
            AgentFiles.put(writer, "agent:work:b", 1L);
            await(holds("agent:work:b"));
        }
    }

    @Test
    void followsSessionsOpenedHere() throws Exception {
        SessionKey key = new SessionKey("agent:main:demo");
        registry.apiSessions().open(key, Duration.ofHours(1));
        await(holds(key.value()));
        registry.apiSessions().close(key);
        await(holds(key.value()).negate());
    }

    @Test
    void whatIsOpenedHereIsHeldWhoeverElseTellsOfIt() throws Exception {
        SessionKey key = new SessionKey("agent:work:a");
        Session opened = registry.apiSessions().open(key, Duration.ofHours(1));
        Instant later = opened.updatedAt().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        files.write("work", json(later.toEpochMilli(), key.value()));

        Session both = new Session(key, later, opened.heldUntil(), Session.Source.FILE);
        await(snapshot -> both.equals(snapshot.sessions().get(key)));

        registry.apiSessions().close(key);
        Session heldNoMore = new Session(key, later, Optional.empty(), Session.Source.FILE);
        await(snapshot -> heldNoMore.equals(snapshot.sessions().get(key)));
    }

    @Test
    void whatIsOpenedOrClosedHereHasBeenToldWhenThatReturns() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                String mine = "agent:main:caller-" + caller + "-";
                all.add(callers.submit(() -> openAndClose(mine)));
            }
            for (Future<?> one : all) {
                one.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        assertThat(sources.current()).isEqualTo(SessionSnapshot.empty());
    }

    private void openAndClose(String prefix) {
        for (int i = 0; i < 200; i++) {
            SessionKey key = new SessionKey(prefix + i);
            registry.apiSessions().open(key, Duration.ofHours(1));
            assertThat(sources.current().sessions()).containsKey(key);
            assertThat(sources.current().sessions()).containsKey(key); // and it stays
            registry.apiSessions().close(key);
            assertThat(sources.current().sessions()).doesNotContainKey(key);
        }
    }

    @Test
    void notOneOfThousandsOfTornMomentsLooksLikeNoSessions() throws Exception {
        String whole = json(1, "agent:work:a", "agent:work:b", "agent:work:c");
        files.write("work", whole);
        await(holds("agent:work:c"));
        AtomicInteger looks = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 2_000; i++) {
                try {
                    if (i % 2 == 0) {
                        Files.writeString(files.sessions("work"), whole.substring(0, i % whole.length()));
                    } else {
                        files.write("work", whole.replace(": 1}", ": " + i + "}"));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        while (writer.isAlive()) {
            SessionSnapshot snapshot = published.poll(50, TimeUnit.MILLISECONDS);
            if (snapshot != null) {
                looks.incrementAndGet();
                assertThat(snapshot.sessions()).hasSize(3);
            }
        }
        writer.join();
        await(snapshot -> holdsAt(snapshot, "agent:work:a", 1_999) && snapshot.complete(AgentId.of("work")));
        assertThat(looks).hasPositiveValue();
    }

    @Test
    void twoThousandSessionsAtOnceArriveWhole() throws Exception {
        files.write("work", AgentFiles.many("work", 2_000));
        SessionSnapshot snapshot = await(s -> !s.sessions().isEmpty());
        assertThat(snapshot.sessions()).hasSize(2_000);
    }

    @Test
    void tellsNobodyWhenNothingChanged() throws Exception {
        files.write("work", json(1, "agent:work:a"));
        SessionSnapshot first = nextPublished();

        files.write("work", json(1, "agent:work:a"));
        files.write("next", json(1, "agent:next:a"));

        assertThat(first.sessions()).hasSize(1);
        assertThat(nextPublished().sessions()).hasSize(2);
    }

    private SessionSnapshot nextPublished() throws InterruptedException {
        SessionSnapshot next = published.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        return Objects.requireNonNull(next, "nothing was published in time");
    }

    private SessionSnapshot await(Predicate<SessionSnapshot> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            SessionSnapshot now = sources.current();
            if (wanted.test(now)) {
                return now;
            }
            SessionSnapshot snapshot = published.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(snapshot)
                    .as("a snapshot in time; now: %s", sources.current())
                    .isNotNull();
        }
    }

    private static Predicate<SessionSnapshot> holds(String key) {
        return snapshot -> snapshot.sessions().containsKey(new SessionKey(key));
    }

    private static boolean holdsAt(SessionSnapshot snapshot, String key, long updatedAt) {
        var session = snapshot.sessions().get(new SessionKey(key));
        return session != null && session.updatedAt().toEpochMilli() == updatedAt;
    }
}
