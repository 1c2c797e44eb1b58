/** The Control UI in a real browser. */
@NullMarked
package ai.openclaw.sandbox.controller.ui;

import org.jspecify.annotations.NullMarked;
