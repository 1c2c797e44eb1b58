/** The daemon's own log, for those who read it through the API. */
@NullMarked
package ai.openclaw.sandbox.controller.log;

import org.jspecify.annotations.NullMarked;
