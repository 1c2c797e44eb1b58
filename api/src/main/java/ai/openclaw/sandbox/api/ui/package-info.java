/** The Control UI: its pages and modules out of our jar, and what of others they import. Knows nothing of what the pages show. */
@NullMarked
package ai.openclaw.sandbox.api.ui;

import org.jspecify.annotations.NullMarked;
