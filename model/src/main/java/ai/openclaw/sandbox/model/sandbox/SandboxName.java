package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.session.ScopeKey;

/**
 * The name of a sandbox: the name of its container, its resource and its key in every queue and table.
 *
 * @param value the name
 */
public record SandboxName(String value) implements Comparable<SandboxName> {

    /** Most characters of a name; a longer one keeps its head and ends in a digest of the whole. */
    public static final int MAX_LENGTH = 63;

    private static final int DIGEST_DIGITS = 12;
    private static final String NEXT = ".next";
    private static final String OLD = ".old";
    private static final String DEAD = ".dead-";
    private static final int ID_DIGITS = 12; // as the engine itself shortens ids

    public SandboxName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a sandbox name must not be empty");
        }
    }

    /** The name of the sandbox that serves a scope. */
    public static SandboxName of(String prefix, ScopeKey scopeKey) {
        String full = prefix + scopeKey.slug();
        if (full.length() <= MAX_LENGTH) {
            return new SandboxName(full);
        }
        String head = full.substring(0, MAX_LENGTH - DIGEST_DIGITS - 1);
        return new SandboxName(head + "-" + ScopeKey.digest(full).substring(0, DIGEST_DIGITS));
    }

    /** The container name of a replacement until it takes over. No sandbox is called so: names end in a digest or in "shared". */
    public String next() {
        return value + NEXT;
    }

    /** The container name of a replaced container until it is removed. */
    public String old() {
        return value + OLD;
    }

    /** The container name of one the engine could not remove, until it can. */
    public String dead(String containerId) {
        return value + DEAD + containerId.substring(0, Math.min(ID_DIGITS, containerId.length()));
    }

    /** The sandbox a container name speaks of, whatever part the container plays in it. */
    public static SandboxName ofContainerName(String containerName) {
        for (String suffix : new String[] {NEXT, OLD}) {
            if (containerName.endsWith(suffix) && containerName.length() > suffix.length()) {
                return new SandboxName(containerName.substring(0, containerName.length() - suffix.length()));
            }
        }
        int dead = containerName.lastIndexOf(DEAD);
        return new SandboxName(dead > 0 ? containerName.substring(0, dead) : containerName);
    }

    @Override
    public int compareTo(SandboxName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
