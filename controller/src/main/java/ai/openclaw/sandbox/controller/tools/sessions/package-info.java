/** The tools about sessions: which there are, what was said in them, what they send each other. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.tools.sessions;
