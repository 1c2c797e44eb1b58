/** Resources as clients see them, each at a version, and what has changed of late: what lists are made of and watches follow. */
@NullMarked
package ai.openclaw.sandbox.api.feed;

import org.jspecify.annotations.NullMarked;
