/**
 * From a tree of located nodes to typed settings. One table of keys says what may be written, how it is read, what holds otherwise and how an
 * agent's value meets the default; validation, suggestions, precedence and provenance all follow from it.
 */
@NullMarked
package ai.openclaw.sandbox.model.config.decode;

import org.jspecify.annotations.NullMarked;
