/** Agents, sessions and the keys that say which sandbox a session uses. */
@NullMarked
package ai.openclaw.sandbox.model.session;

import org.jspecify.annotations.NullMarked;
