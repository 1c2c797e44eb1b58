/** How a container differs from what it should be. */
@NullMarked
package ai.openclaw.sandbox.reconciler.drift;

import org.jspecify.annotations.NullMarked;
