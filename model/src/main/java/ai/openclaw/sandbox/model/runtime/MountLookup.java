package ai.openclaw.sandbox.model.runtime;

import java.util.List;
import java.util.Optional;

/** Asks an engine what is mounted into a container, on behalf of a process that may itself be the one in it. */
@FunctionalInterface
public interface MountLookup {

    /**
     * A container that runs.
     *
     * @param id its full id
     * @param mounts what of the host is mounted into it; memory and what only the engine reaches are left out
     */
    record Inhabited(String id, List<HostMount> mounts) {
        public Inhabited {
            mounts = List.copyOf(mounts);
        }
    }

    /** The container with this id or name; empty when there is none that runs. */
    Optional<Inhabited> inhabited(String idOrName) throws EngineException;
}
