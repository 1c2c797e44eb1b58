/** What the daemon tells and takes over HTTP. */
@NullMarked
package ai.openclaw.sandbox.api;

import org.jspecify.annotations.NullMarked;
