package ai.openclaw.sandbox.controller.benchmark;

/** Says on standard error how far it is; one line that is written over on a terminal. */
final class Progress {

    private final boolean terminal =
            System.console() != null && System.console().isTerminal();

    void say(String what, int step, int steps) {
        if (terminal) {
            System.err.print("\r\033[K" + what + ": " + step + " of " + steps + (step == steps ? "\n" : ""));
        } else if (step == 1) {
            System.err.println(what + ": " + steps + " rounds");
        }
    }
}
