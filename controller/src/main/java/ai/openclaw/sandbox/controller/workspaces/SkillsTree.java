package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** One walk through an agent's skills: to tell whether they changed, or to copy them. Links and special files are passed over. */
final class SkillsTree {

    /** Most files and directories. */
    static final int MAX_ENTRIES = 10_000;

    /** Most bytes altogether. */
    static final long MAX_BYTES = 256L * 1024 * 1024;

    /** Deepest nesting; each level holds a handle during the walk. */
    static final int MAX_DEPTH = 32;

    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwxr-xr-x");

    /** What is done with what is met. */
    private interface Visitor {
        /** A directory, before what is in it. */
        void directory(Path relative, PosixFileAttributes attributes) throws IOException;

        /** A file. Returns its bytes. */
        long file(SecureDirectoryStream<Path> parent, Path relative, PosixFileAttributes attributes) throws IOException;
    }

    private final Path shown;
    private int entries;
    private long bytes;

    /** @param shown the path of the skills, for errors */
    SkillsTree(Path shown) {
        this.shown = shown;
    }

    /** A digest that changes whenever a name, size, time or executable bit does. */
    String digest(SecureDirectoryStream<Path> skills) throws IOException, WorkspaceException {
        MessageDigest sha = Sha256.begin();
        walk(skills, Path.of(""), 0, new Visitor() {
            @Override
            public void directory(Path relative, PosixFileAttributes attributes) {
                add(sha, "d", relative.toString());
            }

            @Override
            public long file(SecureDirectoryStream<Path> parent, Path relative, PosixFileAttributes attributes) {
                String facts = attributes.size() + " "
                        + attributes.lastModifiedTime().toInstant() + " " + executable(attributes);
                add(sha, "f", relative.toString(), facts);
                return attributes.size();
            }
        });
        return Sha256.hex(sha);
    }

    /** Copies everything into a new directory, handed over. */
    void copy(SecureDirectoryStream<Path> skills, Path target, Handover handover)
            throws IOException, WorkspaceException {
        makeDirectory(target, handover);
        walk(skills, Path.of(""), 0, new Visitor() {
            @Override
            public void directory(Path relative, PosixFileAttributes attributes) throws IOException {
                makeDirectory(target.resolve(relative), handover);
            }

            @Override
            public long file(SecureDirectoryStream<Path> parent, Path relative, PosixFileAttributes attributes)
                    throws IOException {
                Path copy = target.resolve(relative);
                long copied = BoundedCopy.of(parent, relative.getFileName(), copy, MAX_BYTES);
                Files.setPosixFilePermissions(copy, executable(attributes) ? OPEN : PLAIN);
                handover.give(copy);
                return copied;
            }
        });
    }

    private void walk(SecureDirectoryStream<Path> directory, Path relative, int depth, Visitor visitor)
            throws IOException, WorkspaceException {
        for (Path name : SecureDirectories.names(directory, MAX_ENTRIES)) {
            entries++;
            check(entries <= MAX_ENTRIES, MAX_ENTRIES + " files and directories");
            check(depth < MAX_DEPTH, MAX_DEPTH + " levels");
            Optional<PosixFileAttributes> attributes = SecureDirectories.attributes(directory, name);
            Path inner = relative.resolve(name);
            if (attributes.isEmpty()) {
                continue;
            }
            if (attributes.get().isDirectory()) {
                visitor.directory(inner, attributes.get());
                try (SecureDirectoryStream<Path> below = SecureDirectories.open(directory, name)) {
                    walk(below, inner, depth + 1, visitor);
                }
            } else if (attributes.get().isRegularFile()) {
                bytes += visitor.file(directory, inner, attributes.get());
                check(bytes <= MAX_BYTES, MAX_BYTES / 1024 / 1024 + " MiB");
            }
        }
    }

    private void check(boolean within, String limit) throws WorkspaceException {
        if (!within) {
            throw new WorkspaceException("The skills in " + shown + " have more than " + limit
                    + ", which is the most that is copied into a sandbox. Move away what is no skill.");
        }
    }

    private static void makeDirectory(Path path, Handover handover) throws IOException {
        Files.createDirectory(path);
        Files.setPosixFilePermissions(path, OPEN);
        handover.give(path);
    }

    private static boolean executable(PosixFileAttributes attributes) {
        return attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private static void add(MessageDigest sha, String... texts) {
        for (String text : texts) {
            sha.update(text.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
    }
}
