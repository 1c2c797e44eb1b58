package ai.openclaw.sandbox.model.runtime;

/**
 * A directory or file of the engine's host mounted into a container.
 *
 * @param source absolute path on the engine's host
 * @param target absolute path in the container
 * @param access whether the container may write
 */
public record Mount(String source, String target, Access access) {

    /** Whether a container may write through a mount. */
    public enum Access {
        READ_ONLY,
        READ_WRITE
    }

    public Mount {
        if (!source.startsWith("/") || !target.startsWith("/")) {
            throw new IllegalArgumentException("mounts need absolute paths: " + source + " -> " + target);
        }
    }

    /** The mount as the engine's bind syntax has it, {@code source:target:mode}. */
    public String bind() {
        return source + ":" + target + (access == Access.READ_ONLY ? ":ro" : ":rw");
    }
}
