package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps that are done together. Each is prepared before the first is performed, so that a full disk or a missing right shows before anything has changed;
 * what was performed when one fails is undone, the last first. They are performed one right after the other, and brought to the disk afterwards: only a daemon killed in those
 * microseconds leaves some of them done.
 *
 * @param steps in their order
 */
record AllOrNothing(List<Step> steps) {

    AllOrNothing {
        steps = List.copyOf(steps);
    }

    void run() throws ToolFailure {
        List<Step> begun = new ArrayList<>();
        try {
            for (Step step : steps) {
                begun.add(step);
                attempt(step, Step::prepare);
            }
            for (Step step : steps) {
                attempt(step, Step::perform);
            }
            for (Step step : steps) {
                attempt(step, Step::settle);
            }
        } catch (ToolFailure | RuntimeException e) {
            revert(begun, e);
            throw e;
        } finally {
            begun.reversed().forEach(Step::close);
        }
    }

    private interface Act {
        void on(Step step) throws ToolFailure, SystemCallException;
    }

    private static void attempt(Step step, Act act) throws ToolFailure {
        try {
            act.on(step);
        } catch (SystemCallException e) {
            throw Refusal.system(step.path(), e);
        }
    }

    /** Whatever happens, all of them have their turn. */
    private static void revert(List<Step> begun, Exception reason) throws ToolFailure {
        List<String> stuck = new ArrayList<>();
        for (Step step : begun.reversed()) {
            try {
                step.revert();
            } catch (SystemCallException e) {
                reason.addSuppressed(e);
                stuck.add(step.path());
            }
        }
        if (!stuck.isEmpty()) {
            throw new ToolFailure(
                    ToolReason.STORAGE_FAILED,
                    reason.getMessage() + " What the patch had changed by then could not be undone in "
                            + String.join(", ", stuck) + ".",
                    reason);
        }
    }
}
