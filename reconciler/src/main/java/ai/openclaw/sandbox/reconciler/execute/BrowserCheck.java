package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.reconciler.plan.Action;
import java.time.Duration;

/** How a browser is asked whether it answers, and what is said when it does not. */
final class BrowserCheck {

    private static final int TAIL_SHOWN = 400;

    /** The command gives up by itself, so that none is left running; this much later it is given up for it. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private BrowserCheck() {}

    static String command(Action.RunSetup check) {
        return check.command() + " --within-ms " + check.limit().toMillis();
    }

    static Duration patience(Action.RunSetup check) {
        return check.limit().plus(GRACE);
    }

    static String silence(Action.RunSetup check, int code, String output) {
        String tail = output.strip();
        String shown = tail.length() > TAIL_SHOWN ? "…" + tail.substring(tail.length() - TAIL_SHOWN) : tail;
        return "Its browser did not answer within " + check.limit().toMillis()
                + " ms (browser.autoStartTimeoutMs; exit code " + code + ")" + (shown.isEmpty() ? "." : ": " + shown)
                + " It is asked again. See also: docker logs "
                + check.containerId()
                        .substring(0, Math.min(12, check.containerId().length()));
    }
}
