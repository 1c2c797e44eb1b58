package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.Times;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of every sandbox that its engine is away. The visits after the next good look at everything say it no more. */
final class EngineAbsence {

    private static final String REASON = "EngineAway";

    private final StatusBoard board;
    private final World world;

    EngineAbsence(StatusBoard board, World world) {
        this.board = board;
        this.world = world;
    }

    /** Says it; saying it again changes nothing. */
    void tell(String why, Instant now) {
        board.list().forEach(sandbox -> doubt(sandbox, why, now));
        Duration window = world.settings().get().activeWindow();
        world.desired().get().sandboxes().values().stream()
                .filter(desired -> board.get(desired.identity().name()).isEmpty())
                .filter(desired -> desired.wanted(now, window, 0))
                .forEach(desired -> announce(desired, desired.active(now, window), why, now));
    }

    /** One that was shown before: what was said of it stands, but whether it is ready nobody knows. */
    private void doubt(Sandbox sandbox, String why, Instant now) {
        SandboxStatus last = sandbox.status();
        Map<ConditionType, Condition> conditions = new EnumMap<>(ConditionType.class);
        last.conditions().forEach(condition -> conditions.put(condition.type(), condition));
        boolean wasReady = last.condition(ConditionType.READY)
                .map(condition -> condition.status() != Status.FALSE)
                .orElse(false);
        if (wasReady) {
            say(
                    conditions,
                    ConditionType.READY,
                    Status.UNKNOWN,
                    "It was ready when the engine was last heard of.",
                    now);
        }
        say(conditions, ConditionType.ENGINE_REACHABLE, Status.FALSE, why, now);
        publish(sandbox, conditions);
    }

    private void publish(Sandbox sandbox, Map<ConditionType, Condition> conditions) {
        SandboxStatus last = sandbox.status();
        board.publish(
                sandbox.identity(),
                sandbox.createdAt(),
                sandbox.desired(),
                last.with(List.copyOf(conditions.values())));
    }

    /** One that is wanted, and nobody could look yet whether it is there. */
    private void announce(DesiredSandbox desired, List<Session> active, String why, Instant now) {
        Map<ConditionType, Condition> conditions = new EnumMap<>(ConditionType.class);
        say(conditions, ConditionType.READY, Status.FALSE, "It waits for the engine.", now);
        say(conditions, ConditionType.ENGINE_REACHABLE, Status.FALSE, why, now);
        board.publish(
                desired.identity(),
                world.registry().getOrNew(desired.identity(), now).firstSeen(),
                Optional.empty(),
                new SandboxStatus(
                        Phase.PENDING,
                        Optional.empty(),
                        Times.none(),
                        active.stream().map(session -> session.key().value()).toList(),
                        List.of(),
                        List.copyOf(conditions.values())));
    }

    private static void say(
            Map<ConditionType, Condition> conditions, ConditionType type, Status status, String message, Instant now) {
        conditions.put(type, new Condition(type, status, REASON, message, now));
    }
}
