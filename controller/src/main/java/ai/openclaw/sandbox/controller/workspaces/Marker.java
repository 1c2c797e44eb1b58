package ai.openclaw.sandbox.controller.workspaces;

import java.util.Optional;

/**
 * What is remembered of a sandbox's own directory. It stands beside the directory and not in it, where the sandbox could change it.
 *
 * @param instance the instance that wrote it
 * @param scopeKey what the sandbox serves
 * @param agent the agent
 * @param origin whether the directory is ours to remove
 * @param createdAtMs when this was first written, milliseconds since 1970
 * @param seeding whether seed files were put there, which is done once
 * @param skills digest of the skills last copied there, if any were
 */
record Marker(
        String instance,
        String scopeKey,
        String agent,
        Origin origin,
        long createdAtMs,
        Seeding seeding,
        Optional<String> skills) {

    /** Where a directory came from. */
    enum Origin {
        /** We made it. */
        MADE,
        /** It was there before. */
        FOUND
    }

    /** Whether seed files were put there. */
    enum Seeding {
        PENDING,
        DONE
    }

    Marker seeded() {
        return new Marker(instance, scopeKey, agent, origin, createdAtMs, Seeding.DONE, skills);
    }

    Marker withSkills(Optional<String> digest) {
        return new Marker(instance, scopeKey, agent, origin, createdAtMs, seeding, digest);
    }
}
