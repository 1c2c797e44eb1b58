package ai.openclaw.sandbox.reconciler.queue;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WorkQueueTest {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final SandboxName A = new SandboxName("a");
    private static final SandboxName B = new SandboxName("b");
    private static final SandboxName C = new SandboxName("c");

    private final WorkQueue queue = new WorkQueue();

    @Test
    void handsOutInOrderAndOnceHoweverOftenAdded() {
        queue.add(B, Urgency.PROMPT);
        queue.add(A, Urgency.PROMPT);
        queue.add(B, Urgency.PROMPT);
        assertThat(drain()).containsExactly(B, A);
    }

    @Test
    void promptGoesBeforeRoutine() {
        queue.add(A, Urgency.ROUTINE);
        queue.add(B, Urgency.ROUTINE);
        queue.add(C, Urgency.PROMPT);
        queue.add(B, Urgency.PROMPT);
        assertThat(drain()).containsExactly(C, B, A);
    }

    @Test
    void routineDoesNotPutOffWhatIsPrompt() {
        queue.add(A, Urgency.PROMPT);
        queue.add(A, Urgency.ROUTINE);
        queue.add(B, Urgency.PROMPT);
        assertThat(drain()).containsExactly(A, B);
    }

    @Test
    void neverGivesOneNameToTwo() {
        queue.add(A, Urgency.PROMPT);
        assertThat(queue.poll(T0)).contains(A);
        queue.add(A, Urgency.PROMPT);
        assertThat(queue.poll(T0)).as("it is being visited").isEmpty();
        queue.done(A);
        assertThat(queue.poll(T0)).as("it was added meanwhile").contains(A);
        queue.done(A);
        assertThat(queue.poll(T0)).isEmpty();
        assertThat(queue.idle()).isTrue();
    }

    @Test
    void anAlarmRingsAtItsTimeAndOnce() {
        queue.addAt(A, T0.plusSeconds(5));
        assertThat(queue.nextAlarm()).contains(T0.plusSeconds(5));
        assertThat(queue.poll(T0.plusSeconds(4))).isEmpty();
        assertThat(queue.poll(T0.plusSeconds(5))).contains(A);
        queue.done(A);
        assertThat(queue.poll(T0.plusSeconds(99))).isEmpty();
    }

    @Test
    void theLastAlarmSetCounts() {
        queue.addAt(A, T0.plusSeconds(5));
        queue.addAt(A, T0.plusSeconds(9));
        queue.addAt(B, T0.plusSeconds(7));
        queue.cancelAlarm(B);
        assertThat(queue.poll(T0.plusSeconds(8))).isEmpty();
        assertThat(queue.nextAlarm()).contains(T0.plusSeconds(9));
        assertThat(queue.poll(T0.plusSeconds(9))).contains(A);
    }

    @Test
    void anAlarmDuringAVisitRingsAfterIt() {
        queue.add(A, Urgency.PROMPT);
        queue.poll(T0);
        queue.addAt(A, T0);
        assertThat(queue.poll(T0.plusSeconds(1))).isEmpty();
        queue.done(A);
        assertThat(queue.poll(T0.plusSeconds(1))).contains(A);
    }

    @Test
    void isFair() {
        queue.add(A, Urgency.PROMPT);
        queue.add(B, Urgency.PROMPT);
        List<SandboxName> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            SandboxName next = queue.poll(T0).orElseThrow();
            order.add(next);
            queue.add(next, Urgency.PROMPT); // wants more at once
            queue.done(next);
        }
        assertThat(order).containsExactly(A, B, A, B, A, B);
    }

    private List<SandboxName> drain() {
        List<SandboxName> names = new ArrayList<>();
        for (Optional<SandboxName> next = queue.poll(T0); next.isPresent(); next = queue.poll(T0)) {
            names.add(next.get());
            queue.done(next.get());
        }
        return names;
    }
}
