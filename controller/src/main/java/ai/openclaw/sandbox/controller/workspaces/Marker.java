package ai.openclaw.sandbox.controller.workspaces;

import java.time.Instant;
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
 * @param orphanedAtMs since when nothing wants the directory, milliseconds since 1970; empty while something does, and until that was noticed
 */
record Marker(
        String instance,
        String scopeKey,
        String agent,
        Origin origin,
        long createdAtMs,
        Seeding seeding,
        Optional<String> skills,
        Optional<Long> orphanedAtMs) {

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
        return new Marker(instance, scopeKey, agent, origin, createdAtMs, Seeding.DONE, skills, orphanedAtMs);
    }

    Marker withSkills(Optional<String> digest) {
        return new Marker(instance, scopeKey, agent, origin, createdAtMs, seeding, digest, orphanedAtMs);
    }

    /** That nothing wants it since then. */
    Marker orphaned(Instant since) {
        return new Marker(
                instance, scopeKey, agent, origin, createdAtMs, seeding, skills, Optional.of(since.toEpochMilli()));
    }

    /** That something wants it. */
    Marker wanted() {
        return new Marker(instance, scopeKey, agent, origin, createdAtMs, seeding, skills, Optional.empty());
    }
}
