/** Watches: changes as lines of JSON, from a version on, for as long as the watcher keeps up. */
@NullMarked
package ai.openclaw.sandbox.api.watch;

import org.jspecify.annotations.NullMarked;
