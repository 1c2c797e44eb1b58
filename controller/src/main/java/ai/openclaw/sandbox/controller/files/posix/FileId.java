package ai.openclaw.sandbox.controller.files.posix;

/**
 * Which file it is, whatever its name.
 *
 * @param device the file system's number
 * @param inode the file's number in it
 */
public record FileId(long device, long inode) {}
