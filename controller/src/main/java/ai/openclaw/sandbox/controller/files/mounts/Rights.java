package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.tool.ToolFailure;

/**
 * Holds the tools to what the sandbox's user may do. A daemon that runs as root is refused nothing by the kernel, and must not become a way round the
 * modes that keep the sandbox from a file. Access lists are seen as their mask only, further groups not at all: in doubt the answer is no.
 *
 * @param user whose rights count
 */
public record Rights(Owner user) {

    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int SEARCH = 1;
    private static final int OWNER_SHIFT = 6;
    private static final int GROUP_SHIFT = 3;

    /** The content of a file may be read. */
    public void toRead(String path, FileStatus file) throws ToolFailure {
        require(READ, path, file, "read");
    }

    /** The content of a file may be changed. */
    public void toWrite(String path, FileStatus file) throws ToolFailure {
        require(WRITE, path, file, "write to");
    }

    /** Files of a directory may be reached. */
    void toSearch(String path, FileStatus directory) throws ToolFailure {
        require(SEARCH, path, directory, "go through");
    }

    /** Names in a directory may be added, replaced and removed. */
    public void toChangeNames(String path, FileStatus directory) throws ToolFailure {
        require(WRITE | SEARCH, path, directory, "change files in");
    }

    private void require(int right, String path, FileStatus status, String what) throws ToolFailure {
        if (!user.root() && (granted(status) & right) != right) {
            throw Refusal.forbidden(path, status, user, what);
        }
    }

    private int granted(FileStatus status) {
        if (status.owner().uid() == user.uid()) {
            return status.permissions() >> OWNER_SHIFT;
        }
        return status.owner().gid() == user.gid() ? status.permissions() >> GROUP_SHIFT : status.permissions();
    }
}
