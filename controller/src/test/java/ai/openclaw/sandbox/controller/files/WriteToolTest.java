package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.failure;
import static ai.openclaw.sandbox.controller.files.FilesFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.files.Written.Effect;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WriteToolTest {

    @TempDir
    private Path root;

    private FilesFixture place;
    private final FileTools tools = new FileTools();

    @BeforeEach
    void prepare() throws IOException {
        place = new FilesFixture(root);
    }

    @AfterEach
    void close() {
        tools.close();
    }

    private Written write(String path, String content) throws ToolFailure {
        return tools.write(place.mounts(), path, content);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void makes_a_file_and_its_directories_the_user_s() throws Exception {
        assertThat(write("new/dir/file", "zwölf\n"))
                .isEqualTo(new Written("/workspace/new/dir/file", 7, Effect.CREATED));

        Path directory = place.workspace.resolve("new/dir");
        Path file = directory.resolve("file");
        assertThat(file).hasContent("zwölf\n");
        assertThat(mode(file)).isEqualTo("rw-r--r--");
        assertThat(mode(directory)).isEqualTo("rwxr-xr-x");
        assertThat(FileOwners.of(file)).isEqualTo(place.user);
        assertThat(FileOwners.of(directory)).isEqualTo(place.user);
        assertThat(FileOwners.of(place.workspace.resolve("new"))).isEqualTo(place.user);
        assertThat(names(directory)).containsExactly("file");
    }

    @Test
    void replaces_a_file_and_keeps_mode_and_owner() throws Exception {
        Owner other = place.user.equals(Owner.DEFAULT) ? new Owner(1234, 1000) : place.user;
        Path file = FilesFixture.mode(place.file("run.sh", "old"), "rwxrwx--x");
        FileOwners.give(file, other);

        assertThat(write("run.sh", "new").effect()).isEqualTo(Effect.REPLACED);

        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rwxrwx--x");
        assertThat(FileOwners.of(file)).isEqualTo(other);
    }

    @Test
    void drops_the_bits_that_lend_rights() throws Exception {
        Path file = place.file("program", "old");
        Files.setAttribute(file, "unix:mode", 06755);

        write("program", "new");

        assertThat((int) Files.getAttribute(file, "unix:mode") & 07777).isEqualTo(0755);
    }

    @Test
    void leaves_other_names_of_a_file_alone() throws Exception {
        Path file = place.file("one", "old");
        Path other = Files.createLink(place.outside.resolve("two"), file);

        write("one", "new");

        assertThat(file).hasContent("new");
        assertThat(other).hasContent("old");
    }

    @Test
    void keeps_line_ends_and_marks_as_they_are_given() throws Exception {
        write("file", "\ufeffa\r\nb\n");

        assertThat(Files.readString(place.workspace.resolve("file"))).isEqualTo("\ufeffa\r\nb\n");
    }

    @Test
    void refuses_text_that_is_too_large_or_no_characters() {
        assertThat(failure(ToolReason.TOO_LARGE, () -> write("x", "é".repeat(8 * 1024 * 1024 + 1)))
                        .text())
                .contains("16777218 bytes")
                .contains("16777216");
        failure(ToolReason.INVALID_ARGUMENT, () -> write("x", "a\ud83e"));
        assertThat(names(place.workspace)).isEmpty();
    }

    @Test
    void refuses_read_only_mounts_and_directories() throws Exception {
        place.file("dir/x", "x");

        ToolFailure failure = failure(ToolReason.READ_ONLY, () -> write("/agent/new/x", "x"));

        assertThat(failure.text()).contains("/agent/new/x").contains("only read");
        failure(ToolReason.WRONG_KIND, () -> write("dir", "x"));
        failure(ToolReason.WRONG_KIND, () -> write(".", "x"));
        failure(ToolReason.NOT_FOUND, () -> write("new/", "x"));
        assertThat(names(place.agent)).isEmpty();
    }

    @Test
    void is_refused_what_the_sandbox_s_user_may_not_do() throws Exception {
        FilesFixture.mode(place.file("kept", "old"), "r--r--r--");
        place.file("closed/x", "x");
        FilesFixture.mode(place.workspace.resolve("closed"), "r-xr-xr-x");

        assertThat(failure(ToolReason.STORAGE_FAILED, () -> write("kept", "new"))
                        .text())
                .contains("may not write to /workspace/kept")
                .contains("chmod");
        failure(ToolReason.STORAGE_FAILED, () -> write("closed/x", "new"));
        failure(ToolReason.STORAGE_FAILED, () -> write("closed/new", "new"));
        failure(ToolReason.STORAGE_FAILED, () -> write("closed/new/er", "new"));
        assertThat(names(place.workspace.resolve("closed"))).containsExactly("x");
    }

    @Test
    void a_full_disk_changes_nothing_and_leaves_nothing() throws Exception {
        Path disk = Files.createDirectory(root.resolve("disk"));
        FilesFixture.run("mount", "-t", "tmpfs", "-o", "size=64k,mode=777", "tmpfs", disk.toString());
        try {
            SandboxMounts mounts = place.mounts(new Mount(disk.toString(), "/workspace", Mount.Access.READ_WRITE));
            tools.write(mounts, "file", "old");

            ToolFailure failure =
                    failure(ToolReason.STORAGE_FAILED, () -> tools.write(mounts, "file", "x".repeat(100_000)));
            failure(ToolReason.STORAGE_FAILED, () -> tools.write(mounts, "new/file", "x".repeat(100_000)));

            assertThat(failure.text()).contains("disk is full").contains("Free some space");
            assertThat(disk.resolve("file")).hasContent("old");
            assertThat(names(disk)).containsExactly("file");

            FilesFixture.run("mount", "-o", "remount,ro", disk.toString());
            failure(ToolReason.READ_ONLY, () -> tools.write(mounts, "file", "new"));
        } finally {
            FilesFixture.run("umount", disk.toString());
        }
    }

    @Test
    void calls_from_virtual_threads_do_not_tread_on_each_other() throws Exception {
        List<Thread> threads = new ArrayList<>();
        Queue<ToolFailure> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    write("dir" + number % 3 + "/file" + number % 10, "x".repeat(number));
                    tools.read(place.mounts(), "dir" + number % 3 + "/file" + number % 10, LineRange.ALL);
                } catch (ToolFailure e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(names(place.workspace)).containsExactly("dir0", "dir1", "dir2");
        assertThat(names(place.workspace.resolve("dir0"))).hasSize(10).noneMatch(name -> name.startsWith("."));
        assertThat(place.open()).isEmpty();
    }
}
