package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.controller.files.mounts.HostWalk.Source;
import ai.openclaw.sandbox.controller.files.posix.Descriptor;
import ai.openclaw.sandbox.controller.files.posix.Errno;
import ai.openclaw.sandbox.controller.files.posix.FileKind;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.Opening;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Goes from the container's root to what a path names, one name at a time. Each directory stays open, so that {@code ..} leads back to where the walk
 * came from, whatever was renamed since; what a name stands for is asked of the thing that was opened, never of the name; and links are gone by here, as
 * the container's own paths, never by the kernel.
 */
final class Walk implements AutoCloseable {

    /** Most links gone by; what Linux takes. */
    static final int MAX_LINKS = 40;

    /** Most directories below one another; each is held open. */
    static final int MAX_DEPTH = 128;

    /** A directory on the way. Above the mounts there are only names. */
    private record Step(String path, Optional<Opened> opened) {}

    private record Opened(Descriptor directory, Mount.Access access) {}

    private final SandboxMounts mounts;
    private final Sources sources;
    private final Rights rights;
    private final ContainerPath path;
    private final LastLink last;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private int links;

    Walk(SandboxMounts mounts, ContainerPath path, LastLink last) {
        this.mounts = mounts;
        this.last = last;
        this.sources = new Sources(mounts);
        this.rights = new Rights(mounts.user());
        this.path = path;
    }

    /** Goes there. The caller closes what it gets. */
    Place go() throws ToolFailure {
        queue(path.names());
        if (!path.absolute()) {
            queue(List.of(mounts.workdir().substring(1).split("/")));
        }
        enter("/");
        while (!pending.isEmpty()) {
            String name = pending.pop();
            if (name.equals("..")) {
                up();
            } else if (!name.equals(".") && !name.isEmpty()) {
                Optional<Place> end = next(name);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
        Step end = steps.element();
        Opened opened = end.opened().orElseThrow(() -> Refusal.outside(end.path(), mounts));
        steps.pop();
        return Place.directory(end.path(), opened.access(), opened.directory());
    }

    /** One name further; a place when the walk ends here and not in a directory. */
    private Optional<Place> next(String name) throws ToolFailure {
        Step here = steps.element();
        String child = here.path().equals("/") ? "/" + name : here.path() + "/" + name;
        if (steps.size() > MAX_DEPTH) {
            throw Refusal.deep(path.text(), MAX_DEPTH);
        }
        boolean elsewhere = mounts.at(child).isPresent() || mounts.memoryAt(child);
        return elsewhere || here.opened().isEmpty()
                ? enter(child)
                : look(child, name, here.opened().get());
    }

    /** Steps on to what the mounts say is there. */
    private Optional<Place> enter(String child) throws ToolFailure {
        Optional<Mount> mount = mounts.at(child);
        if (mount.isPresent()) {
            return enter(child, mount.get());
        }
        if (!child.equals("/") && !mounts.above(child)) {
            throw mounts.memoryAt(child) ? Refusal.inMemory(path.text(), mounts) : Refusal.outside(path.text(), mounts);
        }
        steps.push(new Step(child, Optional.empty()));
        return Optional.empty();
    }

    private Optional<Place> enter(String child, Mount mount) throws ToolFailure {
        Source source = sources.open(mount);
        if (source.file().isEmpty()) {
            steps.push(new Step(child, Optional.of(new Opened(source.directory(), mount.access()))));
            rights.toSearch(child, source.status());
            return Optional.empty();
        }
        if (!pending.isEmpty()) {
            source.directory().close();
            throw Refusal.notADirectory(child);
        }
        return Optional.of(Place.mountedFile(
                child, mount.access(), source.directory(), source.file().get(), source.status()));
    }

    /** Steps on to what lies in the directory. */
    private Optional<Place> look(String child, String name, Opened here) throws ToolFailure {
        Descriptor found;
        try {
            found = here.directory().open(name, Opening.PLACE);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.NOT_FOUND) {
                throw Refusal.system(child, e);
            }
            return nothing(child, name, here);
        }
        try (Disposal disposal = new Disposal(found)) {
            FileStatus status = found.status();
            if (status.kind() == FileKind.DIRECTORY) {
                rights.toSearch(child, status);
                steps.push(new Step(child, Optional.of(new Opened(disposal.kept(), here.access()))));
                return Optional.empty();
            }
            if (status.kind() == FileKind.LINK && !(last == LastLink.NAMED && pending.isEmpty())) {
                follow(child, found);
                return Optional.empty();
            }
            if (!pending.isEmpty()) {
                throw Refusal.notADirectory(child);
            }
            steps.pop();
            return Optional.of(Place.file(child, here.access(), here.directory(), name, status));
        } catch (SystemCallException e) {
            throw Refusal.system(child, e);
        }
    }

    /** What is to be made, unless a mount lies below whose directory nobody has made yet. */
    private Optional<Place> nothing(String child, String name, Opened here) throws ToolFailure {
        if (mounts.above(child)) {
            steps.push(new Step(child, Optional.empty()));
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        names.add(name);
        names.addAll(pending);
        if (names.contains("..") || names.contains(".")) {
            throw Refusal.missing(child);
        }
        String parent = child.substring(0, child.length() - name.length());
        steps.pop();
        return Optional.of(Place.vacant(parent + String.join("/", names), here.access(), here.directory(), names));
    }

    private void follow(String child, Descriptor link) throws ToolFailure, SystemCallException {
        if (++links > MAX_LINKS) {
            throw Refusal.links(path.text(), MAX_LINKS);
        }
        try {
            ContainerPath target = ContainerPath.linked(link.target());
            while (target.absolute() && steps.size() > 1) {
                up();
            }
            queue(target.names());
        } catch (CharacterCodingException e) {
            throw Refusal.unreadableLink(child);
        }
    }

    private void up() {
        if (steps.size() > 1) {
            close(steps.pop());
        }
    }

    private void queue(List<String> names) {
        names.reversed().forEach(pending::push);
    }

    /** Closes what nobody kept. */
    private static final class Disposal implements AutoCloseable {
        private final Descriptor descriptor;
        private boolean kept;

        Disposal(Descriptor descriptor) {
            this.descriptor = descriptor;
        }

        Descriptor kept() {
            kept = true;
            return descriptor;
        }

        @Override
        public void close() {
            if (!kept) {
                descriptor.close();
            }
        }
    }

    private static void close(Step step) {
        step.opened().ifPresent(opened -> opened.directory().close());
    }

    @Override
    public void close() {
        steps.forEach(Walk::close);
    }
}
