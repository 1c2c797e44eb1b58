package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.sandbox.Bound;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * Places for binds whose targets lie in the directory a sandbox works in, its own or its agent's. An engine would make what is missing itself, as root, and leave it to the sandbox's user as something
 * he can neither use nor remove.
 *
 * @param staging where they are built
 * @param handover to whom they are given
 */
record MountPoints(Staging staging, Handover handover) {

    /** Deepest nesting; each level holds a handle. */
    private static final int MAX_DEPTH = 32;

    /** Makes what is missing for the binds of a sandbox. */
    void make(WorkspacePlan plan) throws IOException {
        for (Bound bind : plan.binds()) {
            Optional<Path> within = within(plan, bind);
            if (within.isPresent()) {
                try (SecureDirectoryStream<Path> top = SecureDirectories.open(plan.active())) {
                    make(top, within.get(), Files.isRegularFile(bind.path()) ? Kind.FILE : Kind.DIRECTORY, 0);
                }
            }
        }
    }

    /** Whether a place seems to be missing; whoever works there may change that at any moment. */
    static boolean missing(WorkspacePlan plan) {
        return plan.binds().stream()
                .flatMap(bind -> within(plan, bind).stream())
                .anyMatch(within -> !Files.exists(plan.active().resolve(within), LinkOption.NOFOLLOW_LINKS));
    }

    /** Where in the directory it works in a bind's target lies, if it does. */
    private static Optional<Path> within(WorkspacePlan plan, Bound bind) {
        Path target = Path.of(bind.mount().target());
        return plan.mounts().stream()
                .filter(bound -> bound.part() == Bound.Part.WORKSPACE)
                .map(bound -> Path.of(bound.mount().target()))
                .filter(workdir -> target.startsWith(workdir) && !target.equals(workdir))
                .map(workdir -> workdir.relativize(target))
                .findFirst();
    }

    private enum Kind {
        FILE,
        DIRECTORY
    }

    /** Links and whatever else stands in the way is left for the engine to complain of: it was made by who works there. */
    private void make(SecureDirectoryStream<Path> here, Path within, Kind last, int depth) throws IOException {
        Path name = within.getName(0);
        boolean end = within.getNameCount() == 1;
        if (SecureDirectories.attributes(here, name).isEmpty()) {
            put(here, name, end ? last : Kind.DIRECTORY);
        }
        Optional<PosixFileAttributes> there = SecureDirectories.attributes(here, name);
        if (!end
                && depth < MAX_DEPTH
                && there.filter(PosixFileAttributes::isDirectory).isPresent()) {
            try (SecureDirectoryStream<Path> below = SecureDirectories.open(here, name)) {
                make(below, within.subpath(1, within.getNameCount()), last, depth + 1);
            }
        }
    }

    private void put(SecureDirectoryStream<Path> here, Path name, Kind kind) throws IOException {
        Path built = staging.fresh();
        if (kind == Kind.FILE) {
            PrivateFiles.file(built);
        } else {
            PrivateFiles.directory(built);
        }
        handover.give(built);
        try (SecureDirectoryStream<Path> from = SecureDirectories.open(Objects.requireNonNull(built.getParent()))) {
            from.move(built.getFileName(), here, name);
        }
    }
}
