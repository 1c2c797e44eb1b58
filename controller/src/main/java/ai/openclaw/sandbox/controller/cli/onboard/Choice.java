package ai.openclaw.sandbox.controller.cli.onboard;

/**
 * One of several answers.
 *
 * @param value what is written
 * @param label what a person reads
 */
record Choice(String value, String label) {}
