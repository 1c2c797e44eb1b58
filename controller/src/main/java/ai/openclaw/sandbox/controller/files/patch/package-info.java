/** The patch format that several agents use, from {@code *** Begin Patch} to {@code *** End Patch}: read, and applied to texts. Without I/O. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.files.patch;
