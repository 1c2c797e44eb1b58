package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What file tools see of a sandbox: the parts of its file system that lie on this machine.
 *
 * @param mounts directories and files mounted; sources are paths as this process sees them
 * @param inMemory targets of memory file systems, which hide what lies under them on the disk
 * @param workdir absolute directory that relative paths start from
 * @param user whom the sandbox works as: tools may do what that user may, and what they make is that user's
 */
public record SandboxMounts(List<Mount> mounts, Set<String> inMemory, String workdir, Owner user) {

    public SandboxMounts {
        mounts = mounts.stream()
                .map(mount -> new Mount(mount.source(), normal(mount.target()), mount.access()))
                .toList();
        inMemory = inMemory.stream().map(SandboxMounts::normal).collect(Collectors.toUnmodifiableSet());
        workdir = normal(workdir);
    }

    /** The mount whose target is this path. */
    Optional<Mount> at(String path) {
        return mounts.stream().filter(mount -> mount.target().equals(path)).findFirst();
    }

    /** Whether a mount lies somewhere below this path. */
    boolean above(String path) {
        String prefix = path.equals("/") ? path : path + "/";
        return mounts.stream().anyMatch(mount -> mount.target().startsWith(prefix));
    }

    /** Whether a memory file system is mounted here, whose files only the sandbox itself reaches. */
    boolean memoryAt(String path) {
        return inMemory.contains(path);
    }

    /** The targets for people, each with what may be done there. */
    public String described() {
        Map<String, String> targets = new TreeMap<>();
        mounts.forEach(
                mount -> targets.put(mount.target(), mount.access() == Mount.Access.READ_ONLY ? " (read-only)" : ""));
        return targets.entrySet().stream()
                .map(entry -> entry.getKey() + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String normal(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not an absolute path in a container: " + path);
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
