package ai.openclaw.sandbox.reconciler.status;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class StatusBoardTest {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final ScopeKey KEY = ScopeKey.ofAgent(AgentId.MAIN);
    private static final SandboxIdentity IDENTITY =
            new SandboxIdentity(SandboxName.of("p-", KEY), SandboxKind.TOOL, AgentId.MAIN, SandboxScope.AGENT, KEY);

    private final StatusBoard board = new StatusBoard();
    private final List<String> heard = new ArrayList<>();

    private void publish(Phase phase, Condition.Status ready, Instant now) {
        Condition condition = new Condition(ConditionType.READY, ready, "R", "m", now);
        board.publish(
                IDENTITY,
                T0,
                Optional.empty(),
                new SandboxStatus(
                        phase, Optional.empty(), SandboxStatus.Times.none(), List.of(), List.of(), List.of(condition)));
    }

    private Sandbox shown() {
        return board.get(IDENTITY.name()).orElseThrow();
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        board.watch(listener());
        publish(Phase.READY, Condition.Status.TRUE, T0);
        long version = board.resourceVersion();
        publish(Phase.READY, Condition.Status.TRUE, T0.plusSeconds(9));
        assertThat(board.resourceVersion()).isEqualTo(version);
        assertThat(heard).containsExactly("new");
    }

    @Test
    void aConditionKeepsItsTimeWhileItsStatusStays() {
        publish(Phase.PENDING, Condition.Status.FALSE, T0);
        publish(Phase.FAILED, Condition.Status.FALSE, T0.plusSeconds(5));
        assertThat(shown().status().conditions().getFirst().since()).isEqualTo(T0);
        publish(Phase.READY, Condition.Status.TRUE, T0.plusSeconds(9));
        assertThat(shown().status().conditions().getFirst().since()).isEqualTo(T0.plusSeconds(9));
    }

    @Test
    void everyChangeRaisesTheVersion() {
        publish(Phase.PENDING, Condition.Status.FALSE, T0);
        long first = shown().resourceVersion();
        publish(Phase.READY, Condition.Status.TRUE, T0);
        assertThat(shown().resourceVersion()).isGreaterThan(first);
        assertThat(shown().generation()).as("what it should be has not changed").isEqualTo(1);
    }

    @Test
    void whatIsWithdrawnIsToldOnce() {
        board.watch(listener());
        publish(Phase.READY, Condition.Status.TRUE, T0);
        board.withdraw(IDENTITY.name());
        board.withdraw(IDENTITY.name());
        assertThat(board.list()).isEmpty();
        assertThat(heard).containsExactly("new", "removed");
    }

    @Test
    void watchersHearOfAllChangesInTheOrderOfTheirNumbers() {
        List<Long> versions = new ArrayList<>();
        board.watch(new StatusBoard.Watcher() {
            @Override
            public void changed(Optional<Sandbox> before, Sandbox now) {
                versions.add(now.resourceVersion());
                assertThat(board.resourceVersion()).isEqualTo(now.resourceVersion());
            }

            @Override
            public void removed(Sandbox last, long resourceVersion) {
                versions.add(resourceVersion);
            }
        });
        int writers = 8;
        int changes = 500;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                ScopeKey key = ScopeKey.ofAgent(new AgentId("a" + writer));
                SandboxIdentity mine = new SandboxIdentity(
                        SandboxName.of("p-", key), SandboxKind.TOOL, AgentId.MAIN, SandboxScope.AGENT, key);
                threads.execute(() -> publishOften(mine, changes));
            }
        }
        assertThat(versions)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, (long) writers * changes)
                        .boxed()
                        .toList());
    }

    private void publishOften(SandboxIdentity identity, int times) {
        for (int i = 0; i < times; i++) {
            Phase phase = i % 2 == 0 ? Phase.PENDING : Phase.READY;
            board.publish(
                    identity,
                    T0,
                    Optional.empty(),
                    new SandboxStatus(
                            phase, Optional.empty(), SandboxStatus.Times.none(), List.of(), List.of(), List.of()));
        }
    }

    private StatusBoard.Watcher listener() {
        return new StatusBoard.Watcher() {
            @Override
            public void changed(Optional<Sandbox> before, Sandbox now) {
                heard.add(before.isPresent() ? "changed" : "new");
            }

            @Override
            public void removed(Sandbox last, long resourceVersion) {
                heard.add("removed");
            }
        };
    }
}
