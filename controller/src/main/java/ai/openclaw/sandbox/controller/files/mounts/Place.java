package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.controller.files.posix.Descriptor;
import ai.openclaw.sandbox.controller.files.posix.FileKind;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.Opening;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.List;
import java.util.Optional;

/** Where a path leads: names in a directory that is open, which nobody can exchange any more. */
public final class Place implements AutoCloseable {

    private enum Standing {
        DIRECTORY,
        IN_DIRECTORY,
        MOUNTED_FILE
    }

    private final String path;
    private final Standing standing;
    private final Mount.Access access;
    private final Descriptor directory;
    private final List<String> names;
    private final Optional<FileStatus> status;

    private Place(
            String path,
            Standing standing,
            Mount.Access access,
            Descriptor directory,
            List<String> names,
            Optional<FileStatus> status) {
        this.path = path;
        this.standing = standing;
        this.access = access;
        this.directory = directory;
        this.names = List.copyOf(names);
        this.status = status;
    }

    /** Finds where a path leads. Close what you get. */
    public static Place find(SandboxMounts mounts, String path, LastLink last) throws ToolFailure {
        try (Walk walk = new Walk(mounts, ContainerPath.given(path), last)) {
            return walk.go();
        }
    }

    static Place directory(String path, Mount.Access access, Descriptor directory) {
        return new Place(path, Standing.DIRECTORY, access, directory, List.of(), Optional.empty());
    }

    static Place file(String path, Mount.Access access, Descriptor directory, String name, FileStatus status) {
        return new Place(path, Standing.IN_DIRECTORY, access, directory, List.of(name), Optional.of(status));
    }

    static Place mountedFile(String path, Mount.Access access, Descriptor directory, String name, FileStatus status) {
        return new Place(path, Standing.MOUNTED_FILE, access, directory, List.of(name), Optional.of(status));
    }

    static Place vacant(String path, Mount.Access access, Descriptor directory, List<String> names) {
        return new Place(path, Standing.IN_DIRECTORY, access, directory, names, Optional.empty());
    }

    /** The container's path, links resolved. */
    public String path() {
        return path;
    }

    /** What was there when it was found; empty when nothing was. */
    public Optional<FileStatus> status() {
        return status;
    }

    /** The directory that is open: the one the file lies in, or the deepest one of its path that exists. */
    public Descriptor directory() {
        return directory;
    }

    /** Names below the open directory: the file's own last, before it those of directories that are missing. */
    public List<String> names() {
        return names;
    }

    /** Opens the regular file that is here, to read it; every other kind is refused. Close what you get. */
    public OpenFile open(Rights rights) throws ToolFailure {
        if (standing == Standing.DIRECTORY) {
            throw Refusal.wrongKind(path, FileKind.DIRECTORY);
        }
        return open(directory, names.getLast(), path, status.orElseThrow(() -> Refusal.missing(path)), rights);
    }

    /** Opens the regular file that a name stands for; what is opened counts, not what was seen before. */
    static OpenFile open(Descriptor directory, String name, String path, FileStatus seen, Rights rights)
            throws ToolFailure {
        requireRegular(path, seen); // before it is opened: opening a device can have effects of its own
        try {
            Descriptor file = directory.open(name, Opening.READING);
            try {
                FileStatus opened = file.status();
                requireRegular(path, opened);
                rights.toRead(path, opened);
                return new OpenFile(path, file, opened);
            } catch (ToolFailure | SystemCallException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (SystemCallException e) {
            throw Refusal.system(path, e);
        }
    }

    /** Refuses a place that no file can be put at: in a read-only mount, a directory, or a mount itself. */
    public void requireWritable() throws ToolFailure {
        if (standing == Standing.DIRECTORY) {
            throw Refusal.wrongKind(path, FileKind.DIRECTORY);
        }
        if (access == Mount.Access.READ_ONLY) {
            throw Refusal.readOnly(path);
        }
        if (standing == Standing.MOUNTED_FILE) {
            throw Refusal.mountedFile(path);
        }
        if (status.isPresent()) {
            requireRegular(path, status.get());
        }
    }

    private static void requireRegular(String path, FileStatus status) throws ToolFailure {
        if (status.kind() != FileKind.REGULAR) {
            throw Refusal.wrongKind(path, status.kind());
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}
