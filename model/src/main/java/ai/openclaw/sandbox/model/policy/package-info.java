/** Which tools a session may use, and which entry of which list decided that. */
@NullMarked
package ai.openclaw.sandbox.model.policy;

import org.jspecify.annotations.NullMarked;
