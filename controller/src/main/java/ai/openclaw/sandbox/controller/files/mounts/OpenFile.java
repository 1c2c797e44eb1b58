package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.controller.files.posix.Descriptor;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;

/**
 * A regular file that is open to be read.
 *
 * @param path the container's path
 * @param descriptor the file
 * @param status as it was when it was opened
 */
public record OpenFile(String path, Descriptor descriptor, FileStatus status) implements AutoCloseable {

    /**
     * All of it.
     *
     * @param limit most bytes; a larger file is refused before any of it is read
     * @param tooLarge the refusal for a size in bytes
     */
    public byte[] content(int limit, TooLarge tooLarge) throws ToolFailure {
        if (status.size() > limit) {
            throw tooLarge.refusal(path, status.size());
        }
        try {
            byte[] content = descriptor.read(status.size(), limit + 1);
            if (content.length > limit) { // it grew
                throw tooLarge.refusal(path, descriptor.status().size());
            }
            return content;
        } catch (SystemCallException e) {
            throw Refusal.system(path, e);
        }
    }

    /** How a tool refuses a file that is too large for it. */
    @FunctionalInterface
    public interface TooLarge {

        /** The refusal. */
        ToolFailure refusal(String path, long size);
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
