package ai.openclaw.sandbox.reconciler.queue;

import ai.openclaw.sandbox.fixtures.LincheckJar;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The queue in every interleaving of a few short threads: what it answers, it could have answered to one thread. */
@ExtendWith(LincheckJar.class)
final class WorkQueueRaceIT {

    private static final SandboxName A = new SandboxName("a");
    private static final SandboxName B = new SandboxName("b");
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    @Test
    void answersAsToOneThread() {
        new ModelCheckingOptions()
                .iterations(6)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(2)
                .check(Queue.class);
    }

    @Test
    void handsANameToOneWorkerAtATimeAndLosesNone() {
        new ModelCheckingOptions()
                .iterations(4)
                .invocationsPerIteration(100)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(0)
                .check(Workers.class);
    }

    /** Each call on its own. */
    public static final class Queue {
        private final WorkQueue queue = new WorkQueue();

        @Operation
        public void addNow() {
            queue.add(A, Urgency.PROMPT);
        }

        @Operation
        public void addLater() {
            queue.add(A, Urgency.ROUTINE);
        }

        @Operation
        public void addOther() {
            queue.add(B, Urgency.ROUTINE);
        }

        @Operation
        public void addAt() {
            queue.addAt(A, NOW);
        }

        @Operation
        public void cancelAlarm() {
            queue.cancelAlarm(A);
        }

        @Operation
        public String poll() {
            return queue.poll(NOW).map(SandboxName::value).orElse("nobody");
        }

        @Operation
        public void done() {
            queue.done(A);
        }

        @Operation
        public int depth() {
            return queue.depth();
        }

        @Operation
        public boolean idle() {
            return queue.idle();
        }
    }

    /** Workers that take a name, visit it and give it back, and people who ask for visits meanwhile. */
    public static final class Workers {
        private final WorkQueue queue = new WorkQueue();
        private final Set<SandboxName> visited = new HashSet<>(); // guarded by itself
        private final Map<SandboxName, Integer> asked = new HashMap<>(); // guarded by itself
        private final Map<SandboxName, Integer> seen = new HashMap<>(); // guarded by asked
        private final List<String> broken = new ArrayList<>(); // guarded by itself

        @Operation
        public void askForA() {
            ask(A, Urgency.PROMPT);
        }

        @Operation
        public void askForB() {
            ask(B, Urgency.ROUTINE);
        }

        /** One visit, if a name waits. */
        @Operation
        public void work() {
            queue.poll(NOW).ifPresent(name -> {
                enter(name);
                see(name);
                leave(name);
                queue.done(name);
            });
        }

        @Validate
        public void nothingIsLost() {
            for (Optional<SandboxName> left = queue.poll(NOW); left.isPresent(); left = queue.poll(NOW)) {
                see(left.get());
            }
            synchronized (asked) {
                asked.forEach((name, times) -> {
                    if (!times.equals(seen.get(name))) {
                        throw new IllegalStateException("nobody visited " + name + " since it was asked for last");
                    }
                });
            }
            synchronized (broken) {
                if (!broken.isEmpty()) {
                    throw new IllegalStateException(broken.toString());
                }
            }
        }

        private void ask(SandboxName name, Urgency urgency) {
            synchronized (asked) {
                asked.merge(name, 1, Integer::sum);
            }
            queue.add(name, urgency);
        }

        private void enter(SandboxName name) {
            synchronized (visited) {
                if (!visited.add(name)) {
                    complain("two visit " + name + " at once");
                }
            }
        }

        /** Whatever was asked for up to now is dealt with by this visit. */
        private void see(SandboxName name) {
            synchronized (asked) {
                seen.put(name, asked.getOrDefault(name, 0));
            }
        }

        private void leave(SandboxName name) {
            synchronized (visited) {
                visited.remove(name);
            }
        }

        private void complain(String what) {
            synchronized (broken) {
                broken.add(what);
            }
        }
    }
}
