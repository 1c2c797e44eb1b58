package ai.openclaw.sandbox.controller.store;

import static ai.openclaw.sandbox.controller.store.Records.NOON;
import static ai.openclaw.sandbox.controller.store.Records.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    private Path root;

    private Registry registry;
    private EventLog log;

    @BeforeEach
    void open() throws Exception {
        registry = Registry.open(StateDirectory.prepare(root, new Owner(0, 0)), InstantSource.fixed(NOON));
        log = registry.events();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void pagesGoBackFromTheNewest() {
        append(1, 7);

        List<StoredEvent> newest = log.page(EventQuery.newest(3));
        List<StoredEvent> older = log.page(EventQuery.before(newest.getLast().sequence(), 3));

        assertThat(messages(newest)).containsExactly("7", "6", "5");
        assertThat(messages(older)).containsExactly("4", "3", "2");
    }

    @Test
    void aFollowerReadsOnFromTheLastItSaw() {
        append(1, 3);
        long seen = log.last();
        append(4, 5);

        assertThat(messages(log.page(EventQuery.after(seen, 10)))).containsExactly("4", "5");
        assertThat(messages(log.page(EventQuery.after(0, 2)))).containsExactly("1", "2");
    }

    @Test
    void oneSandboxCanBeAskedFor() {
        append(1, 4);

        List<StoredEvent> even = log.page(EventQuery.newest(10).of(new SandboxName("even")));

        assertThat(messages(even)).containsExactly("4", "2");
        assertThat(even.getFirst().event()).isEqualTo(event("even", NOON.plusSeconds(4), "4"));
    }

    @Test
    void oldEventsAreForgottenAndTheirNumbersNeverUsedAgain() {
        append(1, 2_500);
        long last = log.last();

        assertThat(log.forgetBefore(NOON.plus(Duration.ofDays(1)))).isEqualTo(2_500);
        assertThat(log.page(EventQuery.newest(1))).isEmpty();
        append(1, 1);

        assertThat(log.page(EventQuery.newest(1)).getFirst().sequence()).isGreaterThan(last);
    }

    @Test
    void youngEventsAreKept() {
        append(1, 10);

        assertThat(log.forgetBefore(NOON.plusSeconds(6))).isEqualTo(5);
        assertThat(messages(log.page(EventQuery.after(0, 10)))).containsExactly("6", "7", "8", "9", "10");
    }

    @Test
    void aVeryLongMessageIsCut() {
        registry.sandboxes().append(event("a", NOON, "x".repeat(100_000)));

        assertThat(log.page(EventQuery.newest(1)).getFirst().event().message())
                .hasSize(EventLog.MAX_MESSAGE)
                .endsWith("…");
    }

    @Test
    void aPageHasABound() {
        assertThatThrownBy(() -> EventQuery.newest(EventQuery.MAX_LIMIT + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventQuery.newest(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void append(int from, int to) {
        for (int i = from; i <= to; i++) {
            log.append(event(i % 2 == 0 ? "even" : "odd", NOON.plusSeconds(i), Integer.toString(i)));
        }
    }

    private static List<String> messages(List<StoredEvent> page) {
        return page.stream().map(stored -> stored.event().message()).toList();
    }
}
