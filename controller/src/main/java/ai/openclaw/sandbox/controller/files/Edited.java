package ai.openclaw.sandbox.controller.files;

/**
 * A file that was edited.
 *
 * @param path the container's path, links resolved
 * @param replacements how many texts were replaced
 * @param firstLine number of the line where the first of them begins, from 1
 * @param bytes the file's size now
 */
public record Edited(String path, int replacements, int firstLine, long bytes) {}
