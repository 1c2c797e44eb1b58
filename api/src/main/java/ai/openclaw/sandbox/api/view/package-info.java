/** What the API tells that is not simply kept somewhere: worked out from what is in force, for reading only. */
@NullMarked
package ai.openclaw.sandbox.api.view;

import org.jspecify.annotations.NullMarked;
