/** What may come from the host into a sandbox, and where it may be mounted. */
@NullMarked
package ai.openclaw.sandbox.model.security;

import org.jspecify.annotations.NullMarked;
