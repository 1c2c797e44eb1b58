package ai.openclaw.sandbox.reconciler.execute;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CapacityTest {

    private static final SandboxName A = new SandboxName("a");
    private static final SandboxName B = new SandboxName("b");
    private static final SandboxName C = new SandboxName("c");

    private final AtomicInteger limit = new AtomicInteger(2);
    private final Capacity capacity = new Capacity(new ObservedState("i1"), limit::get);

    @Test
    void manyMadeAtOnceCannotPassTheLimitTogether() {
        assertThat(capacity.reserve(A)).isTrue();
        assertThat(capacity.reserve(B)).isTrue();
        assertThat(capacity.reserve(C)).isFalse();
        capacity.release(A);
        assertThat(capacity.reserve(C)).isTrue();
    }

    @Test
    void whoWaitsLongestIsServedFirst() {
        limit.set(0);
        capacity.reserve(B);
        capacity.waits(A);
        assertThat(capacity.takeNext()).as("no room yet").isEmpty();
        limit.set(1);
        assertThat(capacity.takeNext()).contains(B);
        assertThat(capacity.takeNext()).contains(A);
        assertThat(capacity.takeNext()).isEmpty();
    }

    @Test
    void whoWaitsNoMoreIsPassedOver() {
        capacity.waits(A);
        capacity.waits(B);
        capacity.leaves(A);
        assertThat(capacity.takeNext()).contains(B);
    }

    @Test
    void theLimitMayChangeLive() {
        limit.set(0);
        assertThat(capacity.hasRoom()).isFalse();
        limit.set(1);
        assertThat(capacity.hasRoom()).isTrue();
    }
}
