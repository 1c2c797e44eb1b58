/** Commands, typed in this process against a running API. */
@NullMarked
package ai.openclaw.sandbox.controller.cli;

import org.jspecify.annotations.NullMarked;
