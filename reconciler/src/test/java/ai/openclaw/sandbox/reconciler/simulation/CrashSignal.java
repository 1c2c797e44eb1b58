package ai.openclaw.sandbox.reconciler.simulation;

/** The daemon ends this moment, as by {@code kill -9}. An error, so that nothing in the daemon catches it. */
final class CrashSignal extends Error {

    private static final long serialVersionUID = 1L;

    CrashSignal() {
        super("the daemon was killed", null, false, false);
    }
}
