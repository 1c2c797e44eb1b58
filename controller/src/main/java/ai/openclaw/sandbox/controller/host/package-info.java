/** Facts of the daemon's host: who it runs as, who owns a file, what to tell a person whose files it may not touch. */
@NullMarked
package ai.openclaw.sandbox.controller.host;

import org.jspecify.annotations.NullMarked;
