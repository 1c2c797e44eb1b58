/** The routes, one file per kind of resource. */
@NullMarked
package ai.openclaw.sandbox.api.resource;

import org.jspecify.annotations.NullMarked;
