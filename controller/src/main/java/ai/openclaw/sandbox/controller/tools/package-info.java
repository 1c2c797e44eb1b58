/** Calls of tools: arguments, policy, a sandbox to run in, the tool, the audit. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.tools;
