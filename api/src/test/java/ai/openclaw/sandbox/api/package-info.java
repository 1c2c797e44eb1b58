/** The API on a real socket, over a real board and small stand-ins for what lies outside. */
@NullMarked
package ai.openclaw.sandbox.api;

import org.jspecify.annotations.NullMarked;
