/** Running commands in sandboxes: shells kept ready, what a run puts out, its end and how it is brought about. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.tools.exec;
