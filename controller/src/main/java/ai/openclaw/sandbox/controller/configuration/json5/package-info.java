/**
 * JSON5 documents with a place for every value. The values are json5-java's; in front of it stands a strict scan of our own, because that
 * library accepts text after the document, joins neighbouring tokens, recurses without bound and rarely says where a mistake is.
 */
@NullMarked
package ai.openclaw.sandbox.controller.configuration.json5;

import org.jspecify.annotations.NullMarked;
