/** The control loop: one sandbox at a time through observe, plan, execute. */
@NullMarked
package ai.openclaw.sandbox.reconciler.loop;

import org.jspecify.annotations.NullMarked;
