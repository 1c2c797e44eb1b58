/** Who is using a sandbox right now. */
@NullMarked
package ai.openclaw.sandbox.reconciler.lease;

import org.jspecify.annotations.NullMarked;
