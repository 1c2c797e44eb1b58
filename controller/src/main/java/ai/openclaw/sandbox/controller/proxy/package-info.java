/** {@code openclaw socket-proxy}: stands between the daemon and the engine, and lets through what a daemon needs and nothing that would make it root. */
@NullMarked
package ai.openclaw.sandbox.controller.proxy;

import org.jspecify.annotations.NullMarked;
