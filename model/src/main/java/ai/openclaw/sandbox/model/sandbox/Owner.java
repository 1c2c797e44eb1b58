package ai.openclaw.sandbox.model.sandbox;

/**
 * A numeric user and group of a file system.
 *
 * @param uid user id
 * @param gid group id
 */
public record Owner(long uid, long gid) {

    /** Who works in a sandbox whose directory belongs to root or does not exist yet. */
    public static final Owner DEFAULT = new Owner(1000, 1000);

    /** Whether this is root, who owns no sandbox. */
    public boolean root() {
        return uid == 0;
    }

    @Override
    public String toString() {
        return uid + ":" + gid;
    }
}
