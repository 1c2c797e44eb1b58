package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.controller.files.posix.Descriptor;
import ai.openclaw.sandbox.controller.files.posix.FileId;
import ai.openclaw.sandbox.controller.files.posix.FileKind;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.Opening;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the source of a mount. Its path is the operator's, who may have links on the way; but where the way leads through a directory the sandbox
 * writes to, because one mount's source lies in another's, the sandbox could have put the link there, and none is followed.
 */
final class HostWalk implements AutoCloseable {

    /** Most links on the way; what Linux takes. */
    private static final int MAX_LINKS = 40;

    /** A link where the sandbox could have put it. */
    static final class TurnedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What a mount shows.
     *
     * @param directory the directory that is mounted, or the one that the file which is mounted lies in
     * @param file name of the file that is mounted; empty for a directory
     * @param status of what is mounted
     */
    record Source(Descriptor directory, Optional<String> file, FileStatus status) {}

    private record Floor(Descriptor directory, FileStatus status) {}

    private final Set<FileId> guarded;
    private final Deque<Floor> floors = new ArrayDeque<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private int links;

    /** A walk that follows no link below these directories. */
    HostWalk(Set<FileId> guarded) {
        this.guarded = guarded;
    }

    /** Opens it. The caller closes what it gets. */
    Source open(String source) throws SystemCallException, TurnedException {
        Descriptor root = Descriptor.root();
        floors.push(new Floor(root, root.status()));
        queue(source);
        while (!pending.isEmpty()) {
            String name = pending.pop();
            if (name.equals("..")) {
                up();
                continue;
            }
            Optional<FileStatus> file = step(name);
            if (file.isPresent()) {
                return new Source(floors.pop().directory(), Optional.of(name), file.get());
            }
        }
        Floor last = floors.pop();
        return new Source(last.directory(), Optional.empty(), last.status());
    }

    /** Goes one name further; the status of what is there when it is the end and no directory. */
    private Optional<FileStatus> step(String name) throws SystemCallException, TurnedException {
        Descriptor here = floors.element().directory();
        Descriptor next = here.open(name, Opening.PLACE);
        FileStatus status;
        try {
            status = next.status();
            if (status.kind() == FileKind.LINK) {
                follow(next);
            }
        } catch (SystemCallException | TurnedException | RuntimeException e) {
            next.close();
            throw e;
        }
        if (status.kind() == FileKind.DIRECTORY) {
            floors.push(new Floor(next, status));
            return Optional.empty();
        }
        next.close();
        return status.kind() == FileKind.LINK || !pending.isEmpty() ? Optional.empty() : Optional.of(status);
    }

    private void follow(Descriptor link) throws SystemCallException, TurnedException {
        if (floors.stream().anyMatch(floor -> guarded.contains(floor.status().id())) || ++links > MAX_LINKS) {
            throw new TurnedException();
        }
        try {
            String target = link.target();
            while (target.startsWith("/") && floors.size() > 1) {
                up();
            }
            queue(target);
        } catch (CharacterCodingException e) {
            throw new TurnedException();
        }
    }

    private void queue(String path) {
        for (String name : List.of(path.split("/")).reversed()) {
            if (!name.isEmpty() && !name.equals(".")) {
                pending.push(name);
            }
        }
    }

    private void up() {
        if (floors.size() > 1) {
            floors.pop().directory().close();
        }
    }

    @Override
    public void close() {
        floors.forEach(floor -> floor.directory().close());
    }
}
