package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.model.sandbox.BrowserContract;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.plan.Cause;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import java.time.Instant;
import java.util.Optional;

/**
 * What the next visit to a sandbox would do.
 *
 * @param sandbox its name
 * @param action one CamelCase word
 * @param cause why
 * @param phase where the sandbox would be in its life; empty when nothing would be said of it
 * @param lookAgainAt when the plan may change by itself
 */
public record PlannedStep(
        String sandbox, String action, Cause cause, Optional<String> phase, Optional<Instant> lookAgainAt) {

    /** The action of a sandbox that is as it should be, or waits. */
    public static final String REST = "Rest";

    /** The step a plan leads to. */
    public static PlannedStep of(String sandbox, Plan plan) {
        return new PlannedStep(
                sandbox,
                word(plan.action()),
                cause(plan),
                plan.status().map(status -> status.phase().word()),
                plan.lookAgainAt());
    }

    private static String word(Action action) {
        return switch (action) {
            case Action.Rest rest -> REST;
            case Action.Create create -> create.part() == Action.Part.LIVE ? "Create" : "CreateReplacement";
            case Action.Adopt adopt -> "Adopt";
            case Action.Start start -> "Start";
            case Action.RunSetup setup -> "RunSetup";
            case Action.Rename rename -> "Rename";
            case Action.Remove remove -> "Remove";
            case Action.Settle settle -> "Settle";
            case Action.Forget forget -> "Forget";
        };
    }

    private static Cause cause(Plan plan) {
        return switch (plan.action()) {
            case Action.Create create -> create.cause();
            case Action.Start start -> start.cause();
            case Action.Rename rename -> rename.cause();
            case Action.Remove remove -> remove.cause();
            case Action.Adopt adopt -> Cause.own("Found", "Its container was found and is not remembered.");
            case Action.RunSetup setup
            when setup.command().equals(BrowserContract.READY) ->
                Cause.own("BrowserStarting", "Its browser was not asked yet whether it answers.");
            case Action.RunSetup setup -> Cause.own("SetupDue", "Its set-up command has not run yet.");
            case Action.Settle settle -> Cause.own("Fulfilled", "What was asked of it is done.");
            case Action.Forget forget -> Cause.own("NothingLeft", "Nothing is left of it.");
            case Action.Rest rest -> resting(plan);
        };
    }

    /** Why nothing is done: the first condition that is not as one would wish says it. */
    private static Cause resting(Plan plan) {
        return plan.status().stream()
                .flatMap(status -> status.conditions().stream())
                .filter(Wishes::unfulfilled)
                .findFirst()
                .map(condition -> new Cause(SandboxEvent.CONTROLLER, condition.reason(), condition.message()))
                .orElseGet(() -> Cause.own("AsWanted", "It is as it should be."));
    }
}
