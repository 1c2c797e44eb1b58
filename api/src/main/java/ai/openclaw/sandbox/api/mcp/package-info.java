/** The Model Context Protocol over HTTP: the tools of a session for any agent. */
@NullMarked
package ai.openclaw.sandbox.api.mcp;

import org.jspecify.annotations.NullMarked;
