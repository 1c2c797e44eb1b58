/** The port to a container engine: what the product asks of it, and what it may answer. */
@NullMarked
package ai.openclaw.sandbox.model.runtime;

import org.jspecify.annotations.NullMarked;
