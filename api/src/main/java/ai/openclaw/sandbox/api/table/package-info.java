/** The forms in which resources are asked for: whole, or as the table that {@code kubectl get} prints. */
@NullMarked
package ai.openclaw.sandbox.api.table;

import org.jspecify.annotations.NullMarked;
