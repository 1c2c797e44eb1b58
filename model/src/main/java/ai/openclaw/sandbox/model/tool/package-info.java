/** Calls of tools: what can go wrong with one, whatever the tool. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.model.tool;
