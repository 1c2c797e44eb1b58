package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What strikes in the middle of what the daemon does: its own end, or somebody who uses a sandbox in the very moment in which it is about to be taken
 * away. Chance would meet that moment once in a million runs, so whoever lies in wait looks at the daemon's plans.
 */
final class Ambush {

    private record Waiting(int moment, Consumer<SandboxName> deed) {}

    private int stepsUntilCrash;
    private Optional<Waiting> waiting = Optional.empty();
    private Optional<SandboxName> prey = Optional.empty();
    private int moments;

    /** The daemon ends after so many more steps; 0 for never. */
    void crashAfter(int steps) {
        stepsUntilCrash = steps;
    }

    /** {@code deed} is done to the next sandbox about to be taken away, {@code moment} looks at its situation into the visit that does it. */
    void lieInWait(int moment, Consumer<SandboxName> deed) {
        waiting = Optional.of(new Waiting(moment, deed));
    }

    void goHome() {
        crashAfter(0);
        waiting = Optional.empty();
        prey = Optional.empty();
    }

    /** The daemon is about to do, or has done, something that could be its last. */
    void step() {
        if (stepsUntilCrash > 0 && --stepsUntilCrash == 0) {
            throw new CrashSignal();
        }
    }

    /** A visit is about to begin. */
    void beforeVisit(Reconciler reconciler) {
        if (waiting.isPresent() && reconciler.queue().depth() > 0) {
            prey = Optional.empty(); // or the look at the plans would count
            moments = 0;
            prey = reconciler.preview().entrySet().stream()
                    .filter(entry -> takesAway(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** The daemon looks at a situation. */
    void moment() {
        if (waiting.isEmpty() || prey.isEmpty()) {
            return;
        }
        moments++;
        if (waiting.get().moment() == moments) {
            SandboxName victim = prey.get();
            Consumer<SandboxName> deed = waiting.get().deed();
            waiting = Optional.empty();
            prey = Optional.empty();
            deed.accept(victim);
        }
    }

    private static boolean takesAway(Plan plan) {
        return switch (plan.action()) {
            case Action.Remove remove -> remove.gate() == Action.Gate.SHUT;
            case Action.Rename rename -> rename.gate() == Action.Gate.SHUT;
            default -> false;
        };
    }
}
