/** The pure heart: what one sandbox needs next, and why. */
@NullMarked
package ai.openclaw.sandbox.reconciler.plan;

import org.jspecify.annotations.NullMarked;
