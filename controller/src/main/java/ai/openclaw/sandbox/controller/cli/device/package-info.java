/** {@code openclaw devices} and {@code openclaw dashboard}: who gets in with a browser. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.device;

import org.jspecify.annotations.NullMarked;
