/** Which devices get in: how one proves who it is, who lets it in, and what becomes of it. */
@NullMarked
package ai.openclaw.sandbox.api.pairing;

import org.jspecify.annotations.NullMarked;
