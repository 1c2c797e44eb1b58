/** End-to-end measurements of the daemon on the real engine, beside the same calls made by hand. Run by scripts/bench.sh, never by the tests. */
@NullMarked
package ai.openclaw.sandbox.controller.benchmark;

import org.jspecify.annotations.NullMarked;
