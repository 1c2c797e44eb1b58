package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.controller.files.posix.Descriptor;
import ai.openclaw.sandbox.controller.files.posix.Errno;
import ai.openclaw.sandbox.controller.files.posix.FileKind;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.Opening;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A name that a file is put at, in a directory that is there by now. */
public final class Slot implements AutoCloseable {

    private static final int DIRECTORY_MODE = 0755;

    /** A directory that was made. */
    private record Made(Descriptor parent, String name) {}

    private final String path;
    private final String name;
    private final Rights rights;
    private final Deque<Descriptor> opened = new ArrayDeque<>();
    private final Deque<Made> made = new ArrayDeque<>();
    private Descriptor directory;

    private Slot(Place place, Rights rights) {
        this.path = place.path();
        this.name = place.names().getLast();
        this.directory = place.directory();
        this.rights = rights;
    }

    /**
     * The slot of a place, which has to stay open as long and is closed by itself. Missing directories are made: the sandbox user's, and listed by everybody.
     *
     * @param rights whose directories they become, and who has to have the right to make them
     */
    public static Slot of(Place place, Rights rights) throws ToolFailure {
        place.requireWritable();
        Slot slot = new Slot(place, rights);
        try {
            for (String missing : place.names().subList(0, place.names().size() - 1)) {
                slot.make(missing);
            }
            rights.toChangeNames(parent(slot.path), slot.directory.status());
            return slot;
        } catch (ToolFailure | RuntimeException e) {
            slot.undo();
            slot.close();
            throw e;
        } catch (SystemCallException e) {
            slot.undo();
            slot.close();
            throw Refusal.system(slot.path, e);
        }
    }

    /** The container's path of the file. */
    public String path() {
        return path;
    }

    /** The file's name. */
    public String name() {
        return name;
    }

    /** The directory it lies in. */
    public Descriptor directory() {
        return directory;
    }

    /** What is there now; anything but a regular file is refused. */
    public Optional<FileStatus> current() throws ToolFailure {
        try {
            Optional<FileStatus> status = directory.statusOf(name);
            if (status.isPresent() && status.get().kind() != FileKind.REGULAR) {
                throw Refusal.changed(path); // else the place would have been refused
            }
            return status;
        } catch (SystemCallException e) {
            throw Refusal.system(path, e);
        }
    }

    /** Opens the file that is there now. Close what you get. */
    public OpenFile open() throws ToolFailure {
        FileStatus seen = current().orElseThrow(() -> Refusal.missing(path));
        return Place.open(directory, name, path, seen, rights);
    }

    /** Removes the directories that were made for it, as far as nobody has put anything into them. */
    public void undo() {
        for (Made directoryMade : made) {
            try {
                directoryMade.parent().removeDirectory(directoryMade.name());
            } catch (SystemCallException e) {
                return; // in use by now
            }
        }
    }

    /** It appears with owner and mode, or another call would find it closed. */
    private void make(String missing) throws ToolFailure, SystemCallException {
        rights.toChangeNames(parent(path), directory.status());
        String hidden = HiddenNames.next();
        directory.makeDirectory(hidden);
        try {
            settle(hidden);
            directory.publishDirectory(hidden, missing);
            made.push(new Made(directory, missing));
        } catch (SystemCallException e) {
            directory.removeDirectory(hidden);
            if (e.errno() != Errno.EXISTS && e.errno() != Errno.NOT_EMPTY) {
                throw e;
            } // else somebody else was faster
        }
        directory = directory.open(missing, Opening.DIRECTORY);
        opened.push(directory);
    }

    /** Only an empty directory of this process's own is given away: the name could stand for another one by now. */
    private void settle(String hidden) throws SystemCallException {
        try (Descriptor fresh = directory.open(hidden, Opening.DIRECTORY)) {
            if (!Descriptor.processIsRoot()) {
                fresh.permissions(DIRECTORY_MODE);
            } else if (fresh.status().owner().root() && fresh.names(1).isEmpty()) {
                fresh.permissions(DIRECTORY_MODE);
                fresh.owner(rights.user().uid(), rights.user().gid());
            }
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    @Override
    public void close() {
        opened.forEach(Descriptor::close);
    }
}
