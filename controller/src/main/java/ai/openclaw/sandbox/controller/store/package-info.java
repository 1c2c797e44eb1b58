/** The registry: what the daemon keeps in its state directory, in SQLite. */
@NullMarked
package ai.openclaw.sandbox.controller.store;

import org.jspecify.annotations.NullMarked;
