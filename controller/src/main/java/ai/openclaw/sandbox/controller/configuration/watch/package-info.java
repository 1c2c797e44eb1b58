/** Notices that files changed, and waits until their writer is done. */
@NullMarked
package ai.openclaw.sandbox.controller.configuration.watch;

import org.jspecify.annotations.NullMarked;
