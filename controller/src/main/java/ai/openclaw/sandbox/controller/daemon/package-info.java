/** The composition root: what the daemon is made of and how its parts are connected. */
@NullMarked
package ai.openclaw.sandbox.controller.daemon;

import org.jspecify.annotations.NullMarked;
