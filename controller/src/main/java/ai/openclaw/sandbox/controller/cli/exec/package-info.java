/** The command that runs others in a session's sandbox. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.cli.exec;
