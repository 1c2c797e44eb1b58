/** Tests of who gets in. */
@NullMarked
package ai.openclaw.sandbox.api.pairing;

import org.jspecify.annotations.NullMarked;
