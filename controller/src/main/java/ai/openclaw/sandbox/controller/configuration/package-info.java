/**
 * The configuration as the daemon lives with it: found, read, kept across mistakes and restarts, and read again when it changes. Flow: bytes,
 * JSON5 tree, includes, variables, settings, listeners.
 */
@NullMarked
package ai.openclaw.sandbox.controller.configuration;

import org.jspecify.annotations.NullMarked;
