/** {@code openclaw config …}. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.config;

import org.jspecify.annotations.NullMarked;
