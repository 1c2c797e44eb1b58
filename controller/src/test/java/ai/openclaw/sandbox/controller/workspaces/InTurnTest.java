package ai.openclaw.sandbox.controller.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class InTurnTest {

    @TempDir
    private Path temporary;

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger at = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private final InTurn turns = new InTurn(plan -> {
        most.accumulateAndGet(at.incrementAndGet(), Math::max);
        inside.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new WorkspaceException("interrupted", e);
        } finally {
            at.decrementAndGet();
        }
    });

    private FutureTask<Boolean> begin(WorkspacePlan plan) {
        FutureTask<Boolean> attempt = new FutureTask<>(() -> {
            turns.prepare(plan);
            return true;
        });
        Thread.ofPlatform().daemon().start(attempt);
        return attempt;
    }

    private WorkspacePlan plan(Path directory) throws Exception {
        WorkspacePlan plan = new WorkspaceFixture(temporary.toRealPath()).plan(WorkspaceAccess.NONE);
        return new WorkspacePlan(
                plan.identity(), plan.access(), directory, plan.agentWorkspace(), Optional.empty(), List.of());
    }

    @Test
    void two_in_one_directory_wait_for_each_other_and_another_directory_does_not_wait() throws Exception {
        WorkspacePlan one = plan(Path.of("/state/sandboxes/one"));
        WorkspacePlan equal = new WorkspacePlan(
                one.identity(),
                one.access(),
                Path.of("/state/sandboxes/one"),
                one.agentWorkspace(),
                Optional.empty(),
                List.of());
        FutureTask<Boolean> first = begin(one);
        inside.await();
        FutureTask<Boolean> second = new FutureTask<>(() -> {
            turns.prepare(equal);
            return true;
        });
        Thread waiting = Thread.ofPlatform().daemon().start(second);
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(most).hasValue(1);
        assertThat(turns.<Boolean, RuntimeException>alone(Path.of("/state/sandboxes/two"), () -> true))
                .isTrue();
        go.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    void a_failure_lets_the_next_one_in() {
        Path directory = Path.of("/state/sandboxes/one");
        assertThatThrownBy(() -> turns.alone(directory, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        FutureTask<Boolean> next = new FutureTask<>(() -> turns.alone(directory, () -> true));
        Thread.ofPlatform().daemon().start(next);
        assertThat(next).succeedsWithin(java.time.Duration.ofSeconds(20));
    }
}
