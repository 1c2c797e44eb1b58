/** What outlives the daemon: the port to the store, and the records kept in it. */
@NullMarked
package ai.openclaw.sandbox.reconciler.store;

import org.jspecify.annotations.NullMarked;
