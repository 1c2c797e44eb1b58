/** Label and field selectors, as Kubernetes writes them. */
@NullMarked
package ai.openclaw.sandbox.api.selector;

import org.jspecify.annotations.NullMarked;
