/** The command that offers a session's tools over standard input and output. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.cli.mcp;
