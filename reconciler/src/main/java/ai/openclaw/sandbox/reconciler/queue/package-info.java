/** Which sandboxes want attention, and when. */
@NullMarked
package ai.openclaw.sandbox.reconciler.queue;

import org.jspecify.annotations.NullMarked;
