/** Tests of the door. */
@NullMarked
package ai.openclaw.sandbox.api.http;

import org.jspecify.annotations.NullMarked;
