/** Figures about the daemon in the Prometheus format. Every series exists from the start, at zero, so that a rate over it never lacks its beginning. */
@NullMarked
package ai.openclaw.sandbox.controller.metrics;

import org.jspecify.annotations.NullMarked;
