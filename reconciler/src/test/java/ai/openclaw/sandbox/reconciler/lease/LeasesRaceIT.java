package ai.openclaw.sandbox.reconciler.lease;

import ai.openclaw.sandbox.fixtures.LincheckJar;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gate in every interleaving of a few short threads: what it answers, it could have answered to one thread. */
@ExtendWith(LincheckJar.class)
final class LeasesRaceIT {

    private static final SandboxName A = new SandboxName("a");
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    @Test
    void answersAsToOneThread() {
        new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(2)
                .check(Gate.class);
    }

    /** One gate, with those who come and go and whoever shuts it. */
    public static final class Gate {
        private final Leases leases = new Leases(() -> NOW, name -> {});
        private final Deque<Leases.Lease> inside = new ArrayDeque<>(); // guarded by itself

        @Operation
        public boolean comeIn() {
            Optional<Leases.Lease> lease = leases.acquire(A, NOW);
            lease.ifPresent(it -> {
                synchronized (inside) {
                    inside.push(it);
                }
            });
            return lease.isPresent();
        }

        @Operation
        public boolean goOut() {
            Optional<Leases.Lease> lease;
            synchronized (inside) {
                lease = Optional.ofNullable(inside.poll());
            }
            lease.ifPresent(Leases.Lease::close);
            return lease.isPresent();
        }

        @Operation
        public boolean shut() {
            return leases.shutIfIdle(A);
        }

        @Operation
        public void open() {
            leases.reopen(A);
        }

        @Operation
        public int holders() {
            return leases.holders(A);
        }
    }
}
