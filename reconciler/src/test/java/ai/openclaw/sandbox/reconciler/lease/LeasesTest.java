package ai.openclaw.sandbox.reconciler.lease;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LeasesTest {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final SandboxName A = new SandboxName("a");

    private final AtomicReference<Instant> now = new AtomicReference<>(T0);
    private final List<SandboxName> news = Collections.synchronizedList(new ArrayList<>());
    private final Leases leases = new Leases(now::get, news::add);

    @Test
    void tellOfABeginningWorthKeepingAndOfTheLastEnd() {
        Leases.Lease first = leases.acquire(A, T0).orElseThrow();
        assertThat(news).as("the first use").containsExactly(A);
        Leases.Lease second = leases.acquire(A, T0.plusSeconds(1)).orElseThrow();
        first.close();
        first.close();
        assertThat(leases.holders(A)).isEqualTo(1);
        assertThat(news).as("a second later, and not the last end").hasSize(1);
        second.close();
        assertThat(news).hasSize(2);
    }

    @Test
    void aUseThatIsRememberedElsewhereIsNoNews() {
        leases.recall(A, T0);
        leases.used(A, T0.plus(Leases.GRAIN));
        assertThat(news).isEmpty();
        leases.used(A, T0.plus(Leases.GRAIN).plusMillis(1));
        assertThat(news).containsExactly(A);
    }

    @Test
    void theEndOfALongCallIsNewsThoughOthersGoOn() {
        Leases.Lease first = leases.acquire(A, T0).orElseThrow();
        assertThat(leases.acquire(A, T0)).isPresent();
        news.clear();
        now.set(T0.plus(Leases.GRAIN).plusMillis(1));
        first.close();
        assertThat(leases.holders(A)).isEqualTo(1);
        assertThat(news).containsExactly(A);
    }

    @Test
    void aUseAfterTheClockWasSetBackIsNews() {
        leases.used(A, T0);
        Instant earlier = T0.minusSeconds(3600);
        leases.notUsedAfter(A, earlier);
        assertThat(leases.lastUsed(A)).contains(earlier);
        news.clear();
        leases.used(A, earlier.plus(Leases.GRAIN).plusMillis(1));
        assertThat(news).containsExactly(A);
    }

    @Test
    void countAUseUpToItsEnd() {
        Leases.Lease lease = leases.acquire(A, T0).orElseThrow();
        now.set(T0.plusSeconds(1800));
        lease.close();
        assertThat(leases.lastUsed(A)).contains(T0.plusSeconds(1800));
    }

    @Test
    void theGateShutsOnlyWhenNobodyIsIn() {
        Leases.Lease lease = leases.acquire(A, T0).orElseThrow();
        assertThat(leases.shutIfIdle(A)).isFalse();
        lease.close();
        assertThat(leases.shutIfIdle(A)).isTrue();
        assertThat(leases.shutIfIdle(A)).as("not by two at once").isFalse();
    }

    @Test
    void nobodyGetsInThroughAShutGate() {
        assertThat(leases.shutIfIdle(A)).isTrue();
        assertThat(leases.acquire(A, T0)).isEmpty();
        leases.reopen(A);
        assertThat(leases.acquire(A, T0)).isPresent();
    }

    @Test
    void theLatestUseCounts() {
        leases.used(A, T0.plusSeconds(9));
        leases.used(A, T0);
        assertThat(leases.lastUsed(A)).contains(T0.plusSeconds(9));
        leases.notUsedAfter(A, T0.plusSeconds(3));
        assertThat(leases.lastUsed(A)).contains(T0.plusSeconds(3));
    }

    @Test
    void whoIsInIsNotForgotten() {
        Leases.Lease lease = leases.acquire(A, T0).orElseThrow();
        leases.forget(A);
        assertThat(leases.holders(A)).isEqualTo(1);
        lease.close();
        leases.forget(A);
        assertThat(leases.lastUsed(A)).isEmpty();
    }

    @Test
    void manyThreadsNeverMeetARemoval() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger met = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> users = IntStream.range(0, 3)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    while (!stop.get()) {
                        leases.acquire(A, T0).ifPresent(lease -> {
                            inside.incrementAndGet();
                            Thread.onSpinWait();
                            inside.decrementAndGet();
                            lease.close();
                        });
                    }
                }))
                .toList();
        for (int shut = 0; shut < 2000; ) {
            if (leases.shutIfIdle(A)) {
                met.addAndGet(inside.get());
                leases.reopen(A);
                shut++;
            } else {
                Thread.onSpinWait();
            }
        }
        stop.set(true);
        for (Thread user : users) {
            user.join();
        }
        assertThat(met).hasValue(0);
        assertThat(leases.holders(A)).isZero();
    }

    @Test
    void somebodysOwnExecIsAUseUntilItsEndIsHeard() {
        leases.execBegan(A, "c1", "e1", T0);
        leases.execBegan(A, "c1", "e1", T0); // told twice
        assertThat(leases.holders(A)).isEqualTo(1);
        assertThat(leases.shutIfIdle(A)).isFalse();
        news.clear();
        leases.execEnded(A, "e1", T0.plusSeconds(1));
        assertThat(news).as("whoever waits for it can go on").containsExactly(A);
        assertThat(leases.lastUsed(A)).contains(T0.plusSeconds(1));
        assertThat(leases.shutIfIdle(A)).isTrue();
    }

    @Test
    void noExecOutlivesItsContainerOrADayOfSilence() {
        leases.execBegan(A, "c1", "e1", T0);
        leases.execBegan(A, "c2", "e2", T0);
        leases.execsOver(A, "c1", now.get());
        assertThat(leases.holders(A)).isEqualTo(1);
        now.set(T0.plus(Leases.EXEC_PATIENCE).plusMillis(1));
        assertThat(leases.holders(A)).isZero();
    }

    @Test
    void anExecThatBeganAfterItsContainerStartedGoesOn() {
        leases.execBegan(A, "c1", "e1", T0.plusMillis(5));
        leases.execsOver(A, "c1", T0); // heard late
        assertThat(leases.holders(A)).isEqualTo(1);
        leases.execsOver(A, "c1", T0.plusMillis(5));
        assertThat(leases.holders(A)).isZero();
    }

    @Test
    void anExecWhoseEndNobodyToldIsOverOnceItsContainerIsFoundNotToRun() {
        leases.execBegan(A, "c1", "e1", T0);
        assertThat(leases.execs(A)).containsExactly(Map.entry("e1", "c1"));
        leases.execLost(A, "e1");
        assertThat(leases.shutIfIdle(A)).isTrue();
    }
}
