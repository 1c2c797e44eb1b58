/** {@code openclaw onboard}: a first configuration by questions or by flags. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.onboard;

import org.jspecify.annotations.NullMarked;
