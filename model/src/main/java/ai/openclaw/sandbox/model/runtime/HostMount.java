package ai.openclaw.sandbox.model.runtime;

/**
 * What of the engine's host a container that exists has mounted.
 *
 * @param source absolute path on the engine's host
 * @param target absolute path in the container
 * @param origin where the source came from
 */
public record HostMount(String source, String target, Origin origin) {

    /** Where a source came from. */
    public enum Origin {
        /** Somebody named a path of the host. */
        BIND,
        /** The engine keeps it, as a volume on its own disk. */
        VOLUME
    }

    public HostMount {
        if (!source.startsWith("/") || !target.startsWith("/")) {
            throw new IllegalArgumentException("mounts need absolute paths: " + source + " -> " + target);
        }
    }
}
