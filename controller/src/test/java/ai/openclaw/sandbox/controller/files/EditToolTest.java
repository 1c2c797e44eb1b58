package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.failure;
import static ai.openclaw.sandbox.controller.files.FilesFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.files.Edit.Occurrences;
import ai.openclaw.sandbox.controller.host.FileOwners;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EditToolTest {

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

    private Edited edit(String path, String oldText, String newText) throws ToolFailure {
        return tools.edit(place.mounts(), path, Edit.of(oldText, newText, Occurrences.ONE));
    }

    private String noMatch(String path, String oldText) {
        return failure(ToolReason.NO_MATCH, () -> edit(path, oldText, "new")).text();
    }

    @Test
    void replaces_exact_text_and_keeps_mode_and_owner() throws Exception {
        Path file = FilesFixture.mode(place.file("a", "one\ntwo $1 \\ (three)\nfour\n"), "rwxr-x---");

        assertThat(edit("a", "two $1 \\ (three)\n", "2 $2\n")).isEqualTo(new Edited("/workspace/a", 1, 2, 14));

        assertThat(file).hasContent("one\n2 $2\nfour\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x---");
        assertThat(FileOwners.of(file)).isEqualTo(place.user);
        assertThat(names(place.workspace)).containsExactly("a");
    }

    @Test
    void fails_on_several_and_names_their_lines() throws Exception {
        Path file = place.file("a", "x\ny\nx\n");

        assertThat(failure(ToolReason.SEVERAL_MATCHES, () -> edit("a", "x", "z"))
                        .text())
                .contains("2 times")
                .contains("lines 1, 3");
        place.file("b", "aaa");
        failure(ToolReason.SEVERAL_MATCHES, () -> edit("b", "aa", "z"));
        place.file("c", "x\n".repeat(1000));
        assertThat(failure(ToolReason.SEVERAL_MATCHES, () -> edit("c", "x", "z"))
                        .text())
                .contains("more than 10 times")
                .contains("9, 10, …");
        assertThat(file).hasContent("x\ny\nx\n");
    }

    @Test
    void replaces_all_when_told_to() throws Exception {
        Path file = place.file("a", "aaa b aa");

        Edited edited = tools.edit(place.mounts(), "a", Edit.of("aa", "c", Occurrences.ALL));

        assertThat(edited.replacements()).isEqualTo(2);
        assertThat(file).hasContent("ca b c");
    }

    @Test
    void keeps_line_ends_that_are_all_alike() throws Exception {
        Path windows = place.file("windows", "one\r\ntwo\r\nthree\r\n");
        Path unix = place.file("unix", "one\ntwo\n");
        Path marked = place.file("marked", "\ufeffone\r\ntwo");

        edit("windows", "one\ntwo\n", "1\n2\n2b\n");
        edit("windows", "three\r\n", "3\r\n");
        edit("unix", "one\r\ntwo", "1\r\n2");
        edit("marked", "one\ntwo", "1\n2");

        assertThat(Files.readString(windows)).isEqualTo("1\r\n2\r\n2b\r\n3\r\n");
        assertThat(Files.readString(unix)).isEqualTo("1\n2\n");
        assertThat(Files.readString(marked)).isEqualTo("\ufeff1\r\n2");
    }

    @Test
    void says_what_keeps_a_text_from_being_found() throws Exception {
        place.file("a", "first\nif (x) {\n\treturn 1;\n}\n");
        place.file("mixed", "one\r\ntwo\nthree\n");
        place.file("accent", "x\ncafe\u0301\n");

        assertThat(noMatch("a", "nowhere")).contains("Read the file");
        assertThat(noMatch("a", "if (x) {\n    return 1;\n}"))
                .contains("Line 2")
                .contains("spaces or tabs");
        assertThat(noMatch("a", "if (x) {\n  return 2;")).contains("Line 2 is like its first line");
        assertThat(noMatch("mixed", "one\ntwo\n")).contains("line 1").contains("CRLF");
        assertThat(noMatch("accent", "caf\u00e9")).contains("line 2").contains("accents");
    }

    @Test
    void refuses_what_makes_no_sense() throws Exception {
        place.file("a", "a\r\nb\r\n");
        place.file("binary", new byte[] {0, 1});

        failure(ToolReason.INVALID_ARGUMENT, () -> edit("a", "", "x"));
        failure(ToolReason.INVALID_ARGUMENT, () -> edit("a", "x", "x"));
        failure(ToolReason.INVALID_ARGUMENT, () -> edit("a", "a\nb", "a\r\nb"));
        failure(ToolReason.INVALID_ARGUMENT, () -> edit("a", "a", "\ud800"));
        failure(ToolReason.NOT_FOUND, () -> edit("nothing", "a", "b"));
        failure(ToolReason.NOT_FOUND, () -> edit("nothing/at/all", "a", "b"));
        failure(ToolReason.NOT_TEXT, () -> edit("binary", "a", "b"));
        failure(ToolReason.WRONG_KIND, () -> edit(".", "a", "b"));
        place.own(Files.writeString(place.agent.resolve("soul"), "a"));
        failure(ToolReason.READ_ONLY, () -> edit("/agent/soul", "a", "b"));
        failure(ToolReason.READ_ONLY, () -> edit("/agent/nothing", "a", "b"));
        assertThat(names(place.workspace)).containsExactly("a", "binary");
    }

    @Test
    void none_of_many_at_once_is_lost() throws Exception {
        Path file = place.file(
                "shared",
                IntStream.range(0, 100).mapToObj(i -> "line " + i + ".\n").collect(Collectors.joining()));
        Files.createSymbolicLink(place.workspace.resolve("other"), Path.of("."));
        Queue<ToolFailure> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    edit(number % 2 == 0 ? "shared" : "other/shared", "line " + number + ".", "done " + number + ".");
                } catch (ToolFailure e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(100).allMatch(line -> line.startsWith("done "));
    }
}
