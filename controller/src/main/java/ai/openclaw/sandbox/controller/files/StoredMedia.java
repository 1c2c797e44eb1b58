package ai.openclaw.sandbox.controller.files;

/**
 * A file that was put into a workspace for the sandbox to find.
 *
 * @param path the container's path
 * @param bytes its size
 */
public record StoredMedia(String path, long bytes) {}
