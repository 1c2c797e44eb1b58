/** From files to one tree: includes merged, variables put in, every value with its place. */
@NullMarked
package ai.openclaw.sandbox.controller.configuration.document;

import org.jspecify.annotations.NullMarked;
