package ai.openclaw.sandbox.reconciler.store;

import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of a sandbox.
 *
 * @param identity which sandbox
 * @param firstSeen when it was first known
 * @param lastUsed last use known of, other than by its sessions; empty: none known
 * @param containers container id to what is remembered of that container
 * @param intent what somebody asked for and is not done yet
 * @param warnedHash the desired hash for which the warning about a hot, drifted container was given, so that it is given once
 */
public record SandboxRecord(
        SandboxIdentity identity,
        Instant firstSeen,
        Optional<Instant> lastUsed,
        Map<String, ContainerRecord> containers,
        Optional<Intent> intent,
        Optional<String> warnedHash) {

    public SandboxRecord {
        containers = java.util.Collections.unmodifiableMap(new TreeMap<>(containers));
    }

    /** A sandbox nothing is remembered of yet. */
    public static SandboxRecord firstSeen(SandboxIdentity identity, Instant now) {
        return new SandboxRecord(identity, now, Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
    }

    /** Its name. */
    public SandboxName name() {
        return identity.name();
    }

    /** What is remembered of a container. */
    public Optional<ContainerRecord> container(String id) {
        return Optional.ofNullable(containers.get(id));
    }

    /** With this remembered of a container. */
    public SandboxRecord with(String id, ContainerRecord container) {
        Map<String, ContainerRecord> changed = new TreeMap<>(containers);
        changed.put(id, container);
        return new SandboxRecord(identity, firstSeen, lastUsed, changed, intent, warnedHash);
    }

    /** With a container forgotten. */
    public SandboxRecord without(String id) {
        Map<String, ContainerRecord> changed = new TreeMap<>(containers);
        changed.remove(id);
        return new SandboxRecord(identity, firstSeen, lastUsed, changed, intent, warnedHash);
    }

    /** Used at {@code at}, unless it was used later. */
    public SandboxRecord usedAt(Instant at) {
        boolean later = lastUsed.map(at::isAfter).orElse(true);
        return later ? new SandboxRecord(identity, firstSeen, Optional.of(at), containers, intent, warnedHash) : this;
    }

    /** With a last use that lies after {@code now}, as after a clock was set back, moved to {@code now}. */
    public SandboxRecord notUsedAfter(Instant now) {
        Instant known = lastUsed.orElse(firstSeen);
        return known.isAfter(now)
                ? new SandboxRecord(identity, firstSeen, Optional.of(now), containers, intent, warnedHash)
                : this;
    }

    /** With a request, or without any. */
    public SandboxRecord asked(Optional<Intent> request) {
        return new SandboxRecord(identity, firstSeen, lastUsed, containers, request, warnedHash);
    }

    /** As what begins now, after a removal that was asked for was done: to whoever asked for it, the one there was is no more. */
    public SandboxRecord begunAnew(Instant now) {
        return new SandboxRecord(identity, now, lastUsed, containers, Optional.empty(), warnedHash);
    }

    /** With no warning given. */
    public SandboxRecord unwarned() {
        return new SandboxRecord(identity, firstSeen, lastUsed, containers, intent, Optional.empty());
    }

    /** With the warning for a desired hash given. */
    public SandboxRecord warned(String hash) {
        return new SandboxRecord(identity, firstSeen, lastUsed, containers, intent, Optional.of(hash));
    }
}
