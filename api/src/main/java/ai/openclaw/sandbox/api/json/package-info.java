/** How things look on the wire. Written field by field, so that no change of a record changes the API by accident, and without reflection. */
@NullMarked
package ai.openclaw.sandbox.api.json;

import org.jspecify.annotations.NullMarked;
