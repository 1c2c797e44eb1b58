package ai.openclaw.sandbox.controller.cli;

import java.time.Duration;

/** Waits between two looks at something that tells nobody when it changes: a file, or a daemon asked over HTTP. */
public final class Pause {

    private Pause() {}

    /** Waits; returns whether to look again: not when interrupted, nor when nobody reads any more what is printed. */
    public static boolean before(Terminal terminal, Duration pause) {
        if (terminal.out().checkError()) {
            return false; // the other end of the pipe is gone
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
