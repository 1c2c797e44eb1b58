/** {@code openclaw sessions …}. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.session;

import org.jspecify.annotations.NullMarked;
