/** What is said of each sandbox, kept for readers and watchers. */
@NullMarked
package ai.openclaw.sandbox.reconciler.status;

import org.jspecify.annotations.NullMarked;
