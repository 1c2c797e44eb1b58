/** Carrying out one action on the engine. */
@NullMarked
package ai.openclaw.sandbox.reconciler.execute;

import org.jspecify.annotations.NullMarked;
