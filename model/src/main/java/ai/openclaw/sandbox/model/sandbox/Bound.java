package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.runtime.Mount;
import java.nio.file.Path;

/**
 * A mount of a sandbox by both names of its source, which differ where the daemon runs in a container of the engine.
 *
 * @param part what it is for
 * @param path absolute, normalised path as the daemon has it
 * @param mount the mount as the engine gets it
 */
public record Bound(Part part, Path path, Mount mount) {

    /** What a mount is for. */
    public enum Part {
        /** The sandbox's own directory, or the agent's workspace in its place. */
        WORKSPACE,
        /** The agent's workspace, beside the sandbox's own directory. */
        AGENT,
        /** Something that {@code docker.binds} names. */
        BIND
    }
}
