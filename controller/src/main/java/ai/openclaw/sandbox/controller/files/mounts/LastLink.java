package ai.openclaw.sandbox.controller.files.mounts;

/** What a path means that ends in a symbolic link. */
public enum LastLink {
    /** What the link leads to, as for reading and writing. */
    FOLLOWED,
    /** The link itself, as for removing. */
    NAMED
}
