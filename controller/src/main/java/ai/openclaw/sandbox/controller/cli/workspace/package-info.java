/** Commands about the directories of sandboxes. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.workspace;

import org.jspecify.annotations.NullMarked;
