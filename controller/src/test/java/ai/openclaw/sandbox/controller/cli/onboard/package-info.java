/** Commands, typed in this process against a running API. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.onboard;

import org.jspecify.annotations.NullMarked;
