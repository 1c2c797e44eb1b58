package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@code skills/} of a sandbox's directory equal to the agent's: built aside when the agent's changed, and put in place by one rename. */
final class Skills {

    private static final Path NAME = Path.of("skills");

    /** How often a directory put in our way is moved out of it. */
    private static final int MAX_ATTEMPTS = 5;

    private static final Logger log = LoggerFactory.getLogger(Skills.class);

    private final Staging staging;
    private final Handover handover;
    private final Path agentWorkspace;

    Skills(Staging staging, Handover handover, Path agentWorkspace) {
        this.staging = staging;
        this.handover = handover;
        this.agentWorkspace = agentWorkspace;
    }

    /**
     * Brings the skills up to date.
     *
     * @param from the agent's workspace
     * @param known digest of the skills last copied
     * @return digest of the skills that are there now, if any are ours
     */
    Optional<String> update(SecureDirectoryStream<Path> from, Path sandboxDirectory, Optional<String> known)
            throws IOException, WorkspaceException {
        Path target = sandboxDirectory.resolve(NAME);
        if (!SecureDirectories.attributes(from, NAME).map(Skills::usable).orElse(false)) {
            if (known.isPresent()) { // ours, and the agent has none any more
                moveAway(target);
            }
            return Optional.empty();
        }
        // Before the copy: what changes meanwhile is then seen as a change the next time.
        Optional<String> digest = Optional.of(digest(from));
        if (!digest.equals(known) || !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            swap(copy(from), target);
        }
        return digest;
    }

    private String digest(SecureDirectoryStream<Path> from) throws IOException, WorkspaceException {
        try (SecureDirectoryStream<Path> skills = SecureDirectories.open(from, NAME)) {
            return new SkillsTree(shown()).digest(skills);
        } catch (AccessDeniedException e) {
            throw unreadable(e);
        }
    }

    private Path copy(SecureDirectoryStream<Path> from) throws IOException, WorkspaceException {
        Path built = staging.fresh();
        try (SecureDirectoryStream<Path> skills = SecureDirectories.open(from, NAME)) {
            new SkillsTree(shown()).copy(skills, built, handover);
        } catch (AccessDeniedException e) {
            throw unreadable(e);
        }
        return built;
    }

    /** A rename replaces no filled directory, so the old one is moved away first; renames follow no link in their last step. */
    private void swap(Path built, Path target) throws IOException, WorkspaceException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            moveAway(target);
            try {
                Files.move(built, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileSystemException e) {
                if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
            }
        }
        throw new WorkspaceException(target + " cannot be replaced: something in the sandbox makes it again and again."
                + " Stop what runs in the sandbox, or remove its container.");
    }

    private void moveAway(Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(target, staging.fresh(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private WorkspaceException unreadable(AccessDeniedException e) {
        return new WorkspaceException(
                "The agent's skills cannot be copied: " + e.getFile() + " in " + shown()
                        + " cannot be read by the daemon (" + handover.daemon() + "). Let it be read, or move it away.",
                e);
    }

    private Path shown() {
        return agentWorkspace.resolve(NAME);
    }

    private static boolean usable(PosixFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            log.warn("An agent's skills are not given to its sandbox: \"skills\" in its workspace is a link, and links"
                    + " are not followed.");
        }
        return attributes.isDirectory();
    }
}
