/** The composition root: the only room that sees all others. */
@NullMarked
package ai.openclaw.sandbox.controller;

import org.jspecify.annotations.NullMarked;
