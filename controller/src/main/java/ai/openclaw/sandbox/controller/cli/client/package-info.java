/** How the command line reaches the daemon. Light on purpose: a command must be over before a server framework would have started. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.client;

import org.jspecify.annotations.NullMarked;
