/** What the API needs from outside the control loop; whoever puts the daemon together brings it. */
@NullMarked
package ai.openclaw.sandbox.api.port;

import org.jspecify.annotations.NullMarked;
