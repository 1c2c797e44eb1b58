/** Proofs about machines that are well and machines that are not. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.doctor;

import org.jspecify.annotations.NullMarked;
