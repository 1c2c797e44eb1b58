package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.failure;
import static ai.openclaw.sandbox.controller.files.FilesFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.files.PatchOutcome.Action;
import ai.openclaw.sandbox.controller.files.PatchOutcome.PatchedFile;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PatchToolTest {

    @TempDir
    private Path root;

    private FilesFixture place;
    private final FileTools tools = new FileTools();

    @BeforeEach
    void prepare() throws IOException {
        place = new FilesFixture(root);
        place.file("one", "a\nb\nc\n");
        place.file("two", "1\r\n2\r\n");
        place.file("three", "x\n");
    }

    @AfterEach
    void nothing_stays_open() throws IOException {
        assertThat(place.open()).isEmpty();
        tools.close();
    }

    private PatchOutcome apply(String body) throws ToolFailure {
        return tools.applyPatch(place.mounts(), "*** Begin Patch\n" + body + "*** End Patch\n");
    }

    private void nothingChanged() {
        assertThat(names(place.workspace)).containsExactly("one", "three", "two");
        assertThat(place.workspace.resolve("one")).hasContent("a\nb\nc\n");
        assertThat(place.workspace.resolve("two")).hasBinaryContent("1\r\n2\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(place.workspace.resolve("three")).hasContent("x\n");
    }

    @Test
    void changes_all_files_and_says_what_it_did() throws Exception {
        FilesFixture.mode(place.workspace.resolve("one"), "rwxr-x---");
        FilesFixture.mode(place.workspace.resolve("two"), "rw-rw----");

        PatchOutcome outcome = apply("""
            *** Update File: one
            @@
             a
            -b
            +B
            +B2
            *** Update File: /workspace/two
            *** Move to: new/dir/zwei
            @@
            -2
            +zwei
            *** Delete File: three
            *** Add File: new/dir/four
            +4
            +five
            """);

        assertThat(outcome.files())
                .containsExactly(
                        new PatchedFile("/workspace/one", Action.UPDATED, Optional.empty(), 2, 1),
                        new PatchedFile("/workspace/two", Action.MOVED, Optional.of("/workspace/new/dir/zwei"), 1, 1),
                        new PatchedFile("/workspace/three", Action.DELETED, Optional.empty(), 0, 1),
                        new PatchedFile("/workspace/new/dir/four", Action.ADDED, Optional.empty(), 2, 0));
        assertThat(names(place.workspace)).containsExactly("new", "one");
        assertThat(names(place.workspace.resolve("new/dir"))).containsExactly("four", "zwei");
        Path one = place.workspace.resolve("one");
        Path two = place.workspace.resolve("new/dir/zwei");
        assertThat(one).hasContent("a\nB\nB2\nc\n");
        assertThat(two).hasBinaryContent("1\r\nzwei\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                .isEqualTo("rwxr-x---");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(two)))
                .isEqualTo("rw-rw----");
        assertThat(FileOwners.of(two)).isEqualTo(place.user);
        assertThat(place.workspace.resolve("new/dir/four")).hasContent("4\nfive\n");
    }

    @Test
    void parts_build_on_each_other() throws Exception {
        Files.createSymbolicLink(place.workspace.resolve("uno"), Path.of("one"));

        apply("""
            *** Update File: one
            @@
            -a
            +A
            *** Update File: uno
            @@
            -A
            +AA
            *** Delete File: three
            *** Add File: three
            +anew
            *** Add File: fresh
            +f
            *** Update File: fresh
            *** Move to: fresher
            @@
            +g
            """);

        assertThat(place.workspace.resolve("one")).hasContent("AA\nb\nc\n");
        assertThat(place.workspace.resolve("three")).hasContent("anew\n");
        assertThat(place.workspace.resolve("fresher")).hasContent("f\ng\n");
        assertThat(names(place.workspace)).containsExactly("fresher", "one", "three", "two", "uno");
    }

    @Test
    void moves_what_is_no_text_when_it_stays_as_it_is() throws Exception {
        byte[] bytes = {0, 1, 2, (byte) 0xff};
        place.file("binary", bytes);

        apply("*** Update File: binary\n*** Move to: sub/binary\n");
        failure(ToolReason.NOT_TEXT, () -> apply("*** Update File: sub/binary\n@@\n+x\n"));

        assertThat(place.workspace.resolve("sub/binary")).hasBinaryContent(bytes);
        assertThat(place.workspace.resolve("binary")).doesNotExist();
    }

    @Test
    void changes_nothing_when_one_part_does_not_fit() {
        String fits = "*** Update File: one\n@@\n-a\n+A\n*** Add File: new/x\n+x\n*** Delete File: three\n";

        assertThat(failure(ToolReason.BAD_PATCH, () -> apply(fits + "*** Update File: two\n@@\n-3\n+4\n"))
                        .text())
                .contains("/workspace/two")
                .contains("\"3\"");
        failure(ToolReason.NOT_FOUND, () -> apply(fits + "*** Update File: nothing\n@@\n-3\n+4\n"));
        failure(ToolReason.NOT_FOUND, () -> apply(fits + "*** Delete File: no/thing\n"));
        failure(ToolReason.ALREADY_EXISTS, () -> apply(fits + "*** Add File: two\n+x\n"));
        failure(ToolReason.ALREADY_EXISTS, () -> apply(fits + "*** Update File: two\n*** Move to: one\n"));
        failure(ToolReason.PATH_OUTSIDE, () -> apply(fits + "*** Add File: /etc/x\n+x\n"));
        failure(ToolReason.READ_ONLY, () -> apply(fits + "*** Add File: /agent/x\n+x\n"));
        failure(ToolReason.WRONG_KIND, () -> apply(fits + "*** Delete File: .\n"));
        failure(ToolReason.WRONG_KIND, () -> apply(fits + "*** Add File: two/x\n+x\n"));
        nothingChanged();
        assertThat(names(place.agent)).isEmpty();
    }

    @Test
    void does_not_remove_what_a_link_leads_to() throws Exception {
        Files.createSymbolicLink(place.workspace.resolve("link"), place.secret);
        Files.createSymbolicLink(place.workspace.resolve("inside"), Path.of("one"));

        failure(ToolReason.WRONG_KIND, () -> apply("*** Delete File: inside\n"));
        failure(ToolReason.WRONG_KIND, () -> apply("*** Delete File: link\n"));
        failure(ToolReason.WRONG_KIND, () -> apply("*** Update File: inside\n*** Move to: x\n"));
        failure(ToolReason.PATH_OUTSIDE, () -> apply("*** Update File: link\n@@\n-secret\n+x\n"));
        assertThat(place.secret).hasContent("secret");
        assertThat(place.workspace.resolve("one")).exists();
    }

    @Test
    void undoes_what_it_did_when_a_later_step_fails() throws Exception {
        SandboxMounts twice = place.mounts(
                new Mount(place.workspace.toString(), "/workspace", Mount.Access.READ_WRITE),
                new Mount(place.workspace.toString(), "/again", Mount.Access.READ_WRITE));
        Files.createLink(place.outside.resolve("two"), place.workspace.resolve("two"));

        ToolFailure failure = failure(ToolReason.CHANGED_MEANWHILE, () -> tools.applyPatch(twice, """
            *** Begin Patch
            *** Delete File: three
            *** Update File: one
            @@
            -a
            +A
            *** Add File: new/dir/file
            +x
            *** Update File: /again/one
            @@
            -b
            +B
            *** Add File: last
            +x
            *** End Patch
            """));

        assertThat(failure.text()).contains("/again/one");
        nothingChanged();
        assertThat(Files.isSameFile(place.outside.resolve("two"), place.workspace.resolve("two")))
                .isTrue();
    }

    @Test
    void a_full_disk_is_noticed_before_anything_changes() throws Exception {
        Path disk = Files.createDirectory(root.resolve("disk"));
        FilesFixture.run("mount", "-t", "tmpfs", "-o", "size=64k,mode=777", "tmpfs", disk.toString());
        try {
            SandboxMounts mounts = place.mounts(new Mount(disk.toString(), "/workspace", Mount.Access.READ_WRITE));
            tools.write(mounts, "file", "old\n");

            failure(
                    ToolReason.STORAGE_FAILED,
                    () -> tools.applyPatch(
                            mounts,
                            "*** Begin Patch\n*** Update File: file\n@@\n-old\n+new\n*** Add File: dir/big\n+"
                                    + "x".repeat(100_000) + "\n*** End Patch\n"));

            assertThat(names(disk)).containsExactly("file");
            assertThat(disk.resolve("file")).hasContent("old\n");
        } finally {
            FilesFixture.run("umount", disk.toString());
        }
    }

    @Test
    void is_refused_what_the_sandbox_s_user_may_not_do() throws Exception {
        FilesFixture.mode(place.workspace.resolve("one"), "r--r--r--");

        failure(ToolReason.STORAGE_FAILED, () -> apply("*** Delete File: three\n*** Update File: one\n@@\n-a\n+A\n"));

        nothingChanged();
    }
}
