package ai.openclaw.sandbox.reconciler.simulation;

import java.time.Duration;

/**
 * Something that happens in a scenario. The numbers choose among what is there at that moment, so that a scenario stays a scenario when happenings are
 * taken out of it.
 *
 * @param after how long after the one before
 * @param deed what
 * @param who chooses whom it happens to
 * @param what chooses how
 */
record Happening(Duration after, Deed deed, int who, int what) {

    /** What can happen. */
    enum Deed {
        TOUCH_SESSION(14),
        DROP_SESSION(4),
        LOSE_SESSION_SOURCE(3),
        REGAIN_SESSION_SOURCE(4),
        EDIT_AGENT(8),
        BREAK_AGENT(2),
        TAKE_LEASE(10),
        END_LEASE(8),
        USE_AT_THE_LAST_MOMENT(6),
        CALL_A_BROWSER(5),
        EXEC_BY_HAND(4),
        STOP(4),
        OUT_OF_MEMORY(2),
        REMOVE_BY_HAND(3),
        RENAME_BY_HAND(2),
        PAUSE(1),
        UNPAUSE(2),
        FOREIGN_CONTAINER(2),
        FOREIGN_GOES(2),
        ENGINE_RESTART(2),
        FREEZE_EVENTS(2),
        THAW_EVENTS(3),
        TROUBLE(6),
        QUIET(4),
        CLOCK_JUMP(2),
        CRASH(8),
        STORE_FULL(2),
        STORE_FREE(3),
        ASK_RECREATE(4),
        ASK_REMOVE(3),
        IMAGE_GOES(2),
        IMAGE_MOVES(3);

        /** How often it happens, beside the others. */
        final int weight;

        Deed(int weight) {
            this.weight = weight;
        }
    }

    @Override
    public String toString() {
        return "+" + after + " " + deed + " " + who + "/" + what;
    }
}
