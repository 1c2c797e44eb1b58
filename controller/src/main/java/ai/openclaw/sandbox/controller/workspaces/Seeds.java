package ai.openclaw.sandbox.controller.workspaces;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files an agent's workspace gives to a sandbox's directory once: what the agent is told about itself and its work. */
final class Seeds {

    /** Most bytes of a seed file. */
    static final long MAX_BYTES = 1024 * 1024;

    private static final List<String> NAMES =
            List.of("AGENTS.md", "SOUL.md", "TOOLS.md", "IDENTITY.md", "USER.md", "BOOTSTRAP.md", "HEARTBEAT.md");
    private static final Logger log = LoggerFactory.getLogger(Seeds.class);

    private final Staging staging;
    private final Handover handover;

    Seeds(Staging staging, Handover handover) {
        this.staging = staging;
        this.handover = handover;
    }

    /** Puts there what {@code from} has and {@code sandboxDirectory} has not. A seed that cannot be given is said, and the others are given. */
    void plant(SecureDirectoryStream<Path> from, Path sandboxDirectory) throws IOException {
        for (String name : NAMES) {
            Path target = sandboxDirectory.resolve(name);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            Path copy = staging.fresh();
            if (copied(from, Path.of(name), copy)) {
                handover.give(copy);
                place(copy, target);
            }
        }
    }

    private static boolean copied(SecureDirectoryStream<Path> from, Path name, Path copy) throws IOException {
        Optional<PosixFileAttributes> attributes = SecureDirectories.attributes(from, name);
        if (attributes.isEmpty()) {
            return false;
        }
        if (!attributes.get().isRegularFile()) {
            log.warn("Seed file {} is not given to a sandbox: it is a link or no ordinary file.", name);
            return false;
        }
        try {
            if (BoundedCopy.of(from, name, copy, MAX_BYTES) <= MAX_BYTES) {
                return true;
            }
            log.warn("Seed file {} is not given to a sandbox: it is larger than {} KiB.", name, MAX_BYTES / 1024);
        } catch (AccessDeniedException e) {
            log.warn("Seed file {} is not given to a sandbox: the daemon may not read it.", name);
        }
        return false;
    }

    /** In one step and only if nothing is there: a link to the finished copy appears, whole, or fails. */
    private static void place(Path copy, Path target) throws IOException {
        try {
            Files.createLink(target, copy);
        } catch (FileAlreadyExistsException e) {
            // the sandbox was faster
        } catch (UnsupportedOperationException | FileSystemException e) {
            placeWithoutLinks(copy, target); // file systems without hard links
        }
    }

    private static void placeWithoutLinks(Path copy, Path target) throws IOException {
        try {
            Files.move(copy, target);
        } catch (FileAlreadyExistsException e) {
            // the sandbox was faster
        }
    }
}
