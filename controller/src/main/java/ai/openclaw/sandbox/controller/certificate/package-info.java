/** The certificates of the daemon: an authority of its own, made once, or what its owner gives it. */
@NullMarked
package ai.openclaw.sandbox.controller.certificate;

import org.jspecify.annotations.NullMarked;
