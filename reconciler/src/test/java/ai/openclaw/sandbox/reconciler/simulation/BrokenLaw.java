package ai.openclaw.sandbox.reconciler.simulation;

/** A law of the house did not hold. An error, so that nothing in the daemon catches it. */
final class BrokenLaw extends Error {

    private static final long serialVersionUID = 1L;

    private final String law;

    BrokenLaw(String law, String message) {
        super(law + ": " + message, null, false, false);
        this.law = law;
    }

    String law() {
        return law;
    }
}
