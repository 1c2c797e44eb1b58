package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.reconciler.execute.Outcome;
import ai.openclaw.sandbox.reconciler.plan.Action;
import java.time.Duration;

/** Hears how the loop does, to be measured. Called from any thread, in the middle of the work: it returns at once and throws nothing. */
public interface Probe {

    /** A sandbox was handed out for a visit after it had waited. */
    void waited(Duration time);

    /** A visit is over. */
    void visited(Duration took);

    /** An action was carried out, or tried. */
    void acted(Action action, Outcome outcome);

    /** Nobody listens. */
    static Probe none() {
        return new Probe() {
            @Override
            public void waited(Duration time) {}

            @Override
            public void visited(Duration took) {}

            @Override
            public void acted(Action action, Outcome outcome) {}
        };
    }
}
