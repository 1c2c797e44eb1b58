package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.util.List;

/**
 * A rule about the sandbox settings in force for one agent. Rules see values that are right by themselves; they say what is wrong with them
 * together, or, where they may look at the host, in this place. An error refuses the agent's settings.
 */
@FunctionalInterface
public interface SandboxRule {

    /** What is wrong; empty if nothing is. */
    List<ConfigProblem> check(Effective effective);
}
