/** Where the daemon is: beside the engine, or in one of its containers; and what its paths are called on the engine's host. */
@NullMarked
package ai.openclaw.sandbox.controller.whereabouts;

import org.jspecify.annotations.NullMarked;
