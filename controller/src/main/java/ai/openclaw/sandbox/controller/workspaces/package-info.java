/** The directories sandboxes work in, on the daemon's file system. Whatever a sandbox can write is taken for hostile. */
@NullMarked
package ai.openclaw.sandbox.controller.workspaces;

import org.jspecify.annotations.NullMarked;
