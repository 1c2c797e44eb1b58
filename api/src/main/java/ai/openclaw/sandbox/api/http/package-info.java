/** The plumbing of HTTP: who may come in, how replies and failures look, where the server listens. */
@NullMarked
package ai.openclaw.sandbox.api.http;

import org.jspecify.annotations.NullMarked;
