/** Which sessions there are: files and databases of the agents, and sessions opened here, read live and merged. */
@NullMarked
package ai.openclaw.sandbox.controller.sessions;

import org.jspecify.annotations.NullMarked;
