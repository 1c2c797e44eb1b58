/** The commands about tools of sessions. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.cli.tools;
