/** Tests of single resources. */
@NullMarked
package ai.openclaw.sandbox.api.resource;

import org.jspecify.annotations.NullMarked;
