/** Typed configuration: located nodes, settings, precedence and problems. Pure data, no files. */
@NullMarked
package ai.openclaw.sandbox.model.config;

import org.jspecify.annotations.NullMarked;
