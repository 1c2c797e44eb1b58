package ai.openclaw.sandbox.controller.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A workspace, what is mounted beside it, and what is outside. */
final class FilesFixture {

    final Path root;
    final Path workspace;
    final Path agent;
    final Path outside;
    final Path secret;
    final Owner user;

    FilesFixture(Path root) throws IOException {
        this.root = root.toRealPath();
        Owner self = FileOwners.of(root);
        user = self.root() ? Owner.DEFAULT : self;
        workspace = directory(root.resolve("workspace"));
        agent = directory(root.resolve("agent"));
        outside = directory(root.resolve("outside"));
        secret = own(Files.writeString(outside.resolve("secret"), "secret"));
    }

    /** The workspace at /workspace, the agent's read-only at /agent, and memory at /tmp. */
    SandboxMounts mounts() {
        return mounts(
                new Mount(workspace.toString(), "/workspace", Mount.Access.READ_WRITE),
                new Mount(agent.toString(), "/agent", Mount.Access.READ_ONLY));
    }

    SandboxMounts mounts(Mount... mounts) {
        return new SandboxMounts(List.of(mounts), Set.of("/tmp"), "/workspace", user);
    }

    /** A file of the sandbox's user in the workspace. */
    Path file(String name, String content) throws IOException {
        Path relative = Path.of(name);
        for (int names = 1; names < relative.getNameCount(); names++) {
            own(Files.createDirectories(workspace.resolve(relative.subpath(0, names))));
        }
        Path file = workspace.resolve(relative);
        return own(Files.writeString(file, content));
    }

    /** A file of these bytes. */
    Path file(String name, byte[] content) throws IOException {
        return Files.write(file(name, ""), content);
    }

    /** A directory of the sandbox's user. */
    Path directory(Path directory) throws IOException {
        return own(Files.createDirectory(directory));
    }

    Path own(Path path) throws IOException {
        FileOwners.give(path, user);
        return path;
    }

    /** The names in a directory, sorted. */
    static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path mode(Path path, String mode) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** Runs a program to its end. */
    static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }

    /** What a call fails with. */
    static ToolFailure failure(ToolReason reason, ThrowingCallable call) {
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, call);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.reason()).as(failure.text()).isEqualTo(reason);
        return failure;
    }

    /** What this process has open of this place, by its paths; the tools leave nothing. */
    List<Path> open() {
        List<Path> open = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                target(descriptor).filter(file -> file.startsWith(root)).ifPresent(open::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    /** Empty when it is closed by now. */
    private static Optional<Path> target(Path descriptor) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
