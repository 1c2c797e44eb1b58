package ai.openclaw.sandbox.reconciler.plan;

/** Whether there is room for one more sandbox. */
public sealed interface Admission {

    /** There is. */
    record Admitted() implements Admission {}

    /**
     * There is none.
     *
     * @param limit how many there may be
     * @param message what is being done about it
     */
    record Full(int limit, String message) implements Admission {}
}
