/** The command line. Talks to the daemon like anybody else: over its API. */
@NullMarked
package ai.openclaw.sandbox.controller.cli;

import org.jspecify.annotations.NullMarked;
