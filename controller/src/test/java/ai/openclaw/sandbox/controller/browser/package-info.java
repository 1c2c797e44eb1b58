@NullMarked
package ai.openclaw.sandbox.controller.browser;

import org.jspecify.annotations.NullMarked;
