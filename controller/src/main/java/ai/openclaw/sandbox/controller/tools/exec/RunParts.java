package ai.openclaw.sandbox.controller.tools.exec;

/**
 * What runs are made with.
 *
 * @param launcher starts commands
 * @param processes finds and ends what they started
 * @param pool shells kept ready
 * @param failures says what a failure of the engine means
 */
record RunParts(Launcher launcher, Processes processes, SlotPool pool, RunFailures failures) {}
