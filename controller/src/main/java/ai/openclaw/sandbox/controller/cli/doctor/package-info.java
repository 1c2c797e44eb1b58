/** {@code openclaw doctor}: proofs that everything the daemon needs is there. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.doctor;

import org.jspecify.annotations.NullMarked;
