/** The rules of the house, kept by tests. */
@NullMarked
package ai.openclaw.sandbox.controller.architecture;

import org.jspecify.annotations.NullMarked;
