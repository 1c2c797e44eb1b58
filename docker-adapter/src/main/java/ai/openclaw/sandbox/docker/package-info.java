/** The container engine port over docker-java. */
@NullMarked
package ai.openclaw.sandbox.docker;

import org.jspecify.annotations.NullMarked;
