/** What a sandbox should be and what is said of it: names, specs, hashes, conditions, phases. */
@NullMarked
package ai.openclaw.sandbox.model.sandbox;

import org.jspecify.annotations.NullMarked;
