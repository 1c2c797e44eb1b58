package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file system that hangs, played by work that waits for a latch. */
@Timeout(60)
class FileWorkersTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CountDownLatch healed = new CountDownLatch(1);

    private static SandboxMounts sandbox(String name) {
        return new SandboxMounts(
                List.of(new Mount("/srv/" + name, "/workspace", Mount.Access.READ_WRITE)),
                Set.of(),
                "/workspace",
                Owner.DEFAULT);
    }

    private String hang() {
        try {
            healed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late";
    }

    @Test
    void callers_get_results_and_failures_from_a_platform_thread() throws Exception {
        try (FileWorkers workers = new FileWorkers(SOON)) {
            assertThat(workers.call(sandbox("a"), () -> Thread.currentThread().isVirtual()))
                    .isFalse();
            failure(
                    ToolReason.NOT_FOUND,
                    () -> workers.call(sandbox("a"), () -> {
                        throw new ToolFailure(ToolReason.NOT_FOUND, "x");
                    }));
            assertThatThrownBy(() -> workers.call(sandbox("a"), () -> {
                        throw new IllegalArgumentException("a fault of ours");
                    }))
                    .hasRootCauseMessage("a fault of ours");
        }
    }

    @Test
    void what_hangs_costs_its_own_sandbox_a_few_threads_and_nobody_else_anything() throws Exception {
        Queue<String> orphans = new ConcurrentLinkedQueue<>();
        AtomicInteger begun = new AtomicInteger();
        try (FileWorkers workers = new FileWorkers(SHORT)) {
            for (int i = 0; i < FileWorkers.PER_SANDBOX + 2; i++) {
                assertThat(failure(
                                        ToolReason.TIMED_OUT,
                                        () -> workers.call(
                                                sandbox("hung"),
                                                () -> {
                                                    begun.incrementAndGet();
                                                    return hang();
                                                },
                                                orphans::add))
                                .text())
                        .contains("network file system");
            }
            assertThat(begun).hasValue(FileWorkers.PER_SANDBOX);
            assertThat(workers.call(sandbox("well"), () -> "done")).isEqualTo("done");

            healed.countDown();

            Eventually.within(SOON, "what came late is disposed of", () -> orphans.size() == FileWorkers.PER_SANDBOX);
            assertThat(workers.call(sandbox("hung"), () -> "again")).isEqualTo("again");
        }
    }

    @Test
    void a_caller_that_is_interrupted_leaves_at_once() throws Exception {
        Queue<ToolReason> reasons = new ConcurrentLinkedQueue<>();
        try (FileWorkers workers = new FileWorkers(SOON)) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    workers.call(sandbox("a"), this::hang);
                } catch (ToolFailure e) {
                    reasons.add(e.reason());
                }
            });
            caller.interrupt();
            caller.join();

            assertThat(reasons).containsExactly(ToolReason.CANCELLED);
            healed.countDown();
        }
    }

    @Test
    void nothing_is_begun_when_the_daemon_ends() {
        FileWorkers workers = new FileWorkers(SOON);
        workers.close();

        failure(ToolReason.CANCELLED, () -> workers.call(sandbox("a"), () -> "x"));
    }
}
