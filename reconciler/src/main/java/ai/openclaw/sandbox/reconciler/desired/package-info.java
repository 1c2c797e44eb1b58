/** From configuration and sessions to the sandboxes that should be. */
@NullMarked
package ai.openclaw.sandbox.reconciler.desired;

import org.jspecify.annotations.NullMarked;
