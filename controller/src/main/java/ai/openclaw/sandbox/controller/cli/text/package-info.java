/** Output for people: tables, ages, colours. */
@NullMarked
package ai.openclaw.sandbox.controller.cli.text;

import org.jspecify.annotations.NullMarked;
