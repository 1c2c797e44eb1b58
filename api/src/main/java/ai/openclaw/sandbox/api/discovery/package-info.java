/** What tells programs about the API: Kubernetes discovery and OpenAPI in its three forms. */
@NullMarked
package ai.openclaw.sandbox.api.discovery;

import org.jspecify.annotations.NullMarked;
