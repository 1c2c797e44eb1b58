/** What the guard before the engine lets through, by rule and on a real engine. */
@NullMarked
package ai.openclaw.sandbox.controller.proxy;

import org.jspecify.annotations.NullMarked;
