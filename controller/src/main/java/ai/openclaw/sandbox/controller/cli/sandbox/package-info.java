/** {@code openclaw sandbox …}. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.sandbox;

import org.jspecify.annotations.NullMarked;
