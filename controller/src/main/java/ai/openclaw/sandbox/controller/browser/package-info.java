/** Browsers of sessions: links that open them once, and the tool that hands them out. */
@NullMarked
package ai.openclaw.sandbox.controller.browser;

import org.jspecify.annotations.NullMarked;
