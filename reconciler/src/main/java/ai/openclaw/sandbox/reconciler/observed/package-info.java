/** What the engine has, as far as we know. */
@NullMarked
package ai.openclaw.sandbox.reconciler.observed;

import org.jspecify.annotations.NullMarked;
