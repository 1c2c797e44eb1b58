package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import ai.openclaw.sandbox.reconciler.plan.Situation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers from what situation a visit found nothing to do and everything well. A plan follows from its situation alone, and with time only at the moment the plan
 * names itself; so as long as the same situation lasts, planning again would find the same. This is what makes a pass over thousands that rest cheap.
 */
final class Stillness {

    private final Map<SandboxName, Rest> rests = new ConcurrentHashMap<>();

    private record Rest(Situation situation, Optional<Instant> until) {}

    /** Whether this is the situation last rested in, and its time has not come. */
    boolean lasts(Situation situation) {
        Rest rest = rests.get(situation.name());
        return rest != null
                && !situation.now().isBefore(rest.situation().now())
                && rest.until().map(situation.now()::isBefore).orElse(true)
                && situation.sameButForTime(rest.situation());
    }

    /** Keeps that a visit had nothing to do. Only where all is well: who waits for something waits for what is not part of his own situation. */
    void rested(Situation situation, Plan plan) {
        boolean well = situation.progress().trouble().isEmpty()
                && plan.status().map(status -> status.phase() == Phase.READY).orElse(false);
        if (well) {
            rests.put(situation.name(), new Rest(situation, plan.lookAgainAt()));
        } else {
            disturbed(situation.name());
        }
    }

    /** Something was done to a sandbox, or said of it. */
    void disturbed(SandboxName name) {
        rests.remove(name);
    }

    /** Something concerns all. */
    void disturbedAll() {
        rests.clear();
    }
}
