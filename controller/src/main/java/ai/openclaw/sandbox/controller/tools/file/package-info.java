/** The file tools as calls see them. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.tools.file;
