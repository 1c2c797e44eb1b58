package ai.openclaw.sandbox.reconciler.simulation;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param broken the law that was broken, if one was
 * @param message how
 * @param digest of everything that was done
 * @param text everything that was done, if it was asked for
 */
record Verdict(Optional<String> broken, String message, long digest, String text) {}
