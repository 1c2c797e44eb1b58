package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.failure;
import static ai.openclaw.sandbox.controller.files.FilesFixture.mode;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.files.TextRead.Cut;
import ai.openclaw.sandbox.controller.files.TextRead.Window;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.text.LineEnds;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadToolTest {

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

    private TextRead read(String path) throws ToolFailure {
        return tools.read(place.mounts(), path, LineRange.ALL);
    }

    private TextRead read(String path, int offset, int limit) throws ToolFailure {
        return tools.read(place.mounts(), path, LineRange.of(Optional.of(offset), Optional.of(limit)));
    }

    @Test
    void gives_the_text_and_what_it_is() throws Exception {
        place.file("a", "one\ntwo\nthree");

        TextRead read = read("a");

        assertThat(read)
                .isEqualTo(new TextRead(
                        "/workspace/a", "one\ntwo\nthree", new Window(1, 3, 3, Cut.NONE), 13, LineEnds.LF));
        assertThat(read.truncated()).isFalse();
        assertThat(read.note()).isEmpty();
        assertThat(read.window().next()).isEmpty();
    }

    @Test
    void gives_the_lines_asked_for() throws Exception {
        place.file("a", "one\r\ntwo\r\nthree\r\n");

        assertThat(read("a", 2, 1).text()).isEqualTo("two\r\n");
        assertThat(read("a", 2, 1).window()).isEqualTo(new Window(2, 1, 3, Cut.NONE));
        assertThat(read("a", 2, 1).window().next()).contains(3);
        assertThat(read("a", 3, 100).text()).isEqualTo("three\r\n");
        assertThat(read("a", 1, 100).lineEnds()).isEqualTo(LineEnds.CRLF);
        assertThat(failure(ToolReason.INVALID_ARGUMENT, () -> read("a", 4, 1)).text())
                .contains("offset is 4")
                .contains("3 lines");
        failure(ToolReason.INVALID_ARGUMENT, () -> read("a", 0, 1));
        failure(ToolReason.INVALID_ARGUMENT, () -> read("a", 1, 0));
    }

    @Test
    void gives_an_empty_file() throws Exception {
        place.file("empty", "");

        assertThat(read("empty").window()).isEqualTo(new Window(1, 0, 0, Cut.NONE));
        assertThat(read("empty").text()).isEmpty();
    }

    @Test
    void leaves_a_byte_order_mark_out() throws Exception {
        place.file("marked", "\ufefftext\n");

        assertThat(read("marked").text()).isEqualTo("text\n");
        assertThat(read("marked").size()).isEqualTo(8);
    }

    @Test
    void says_where_to_go_on_when_the_answer_would_be_too_long() throws Exception {
        place.file("long", "123456789\n".repeat(50_000));

        TextRead read = read("long");

        assertThat(read.text()).hasSize(200_000);
        assertThat(read.window()).isEqualTo(new Window(1, 20_000, 50_000, Cut.AFTER_A_LINE));
        assertThat(read.note().orElseThrow()).contains("offset 20001").contains("of 50000");
        assertThat(read("long", 50_000, 9).text()).isEqualTo("123456789\n");
        assertThat(read("long", 1, 20_000).truncated()).isFalse();
    }

    @Test
    void cuts_a_line_that_is_too_long_but_no_character() throws Exception {
        place.file("line", "x" + "🦀".repeat(150_000));

        TextRead read = read("line");

        assertThat(read.window().cut()).isEqualTo(Cut.WITHIN_A_LINE);
        assertThat(read.text()).hasSize(199_999).endsWith("🦀");
        assertThat(read.note().orElseThrow()).contains("cut -c");
    }

    @Test
    void refuses_a_gigabyte_at_once_with_its_size() throws Exception {
        Path huge = place.file("huge", "");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 30);
        }

        ToolFailure failure = failure(ToolReason.TOO_LARGE, () -> read("huge"));

        assertThat(failure.text())
                .contains("1073741824 bytes (1.0 GiB)")
                .contains("16777216 bytes (16.0 MiB)")
                .contains("exec");
    }

    @Test
    void takes_files_up_to_the_limit() throws Exception {
        place.file("most", new byte[0]);
        byte[] most = "x\n".repeat(8 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        Files.write(place.workspace.resolve("most"), most);

        assertThat(read("most").window().total()).isEqualTo(8 * 1024 * 1024);
    }

    @Test
    void refuses_what_is_no_text_and_says_what_it_is() throws Exception {
        place.file("png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});
        place.file("zero", new byte[] {'a', 0, 'b'});
        place.file("latin", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        place.file("wide", "\ufeffabc".getBytes(StandardCharsets.UTF_16BE));

        assertThat(failure(ToolReason.NOT_TEXT, () -> read("png")).text())
                .contains("a PNG image of 9 bytes")
                .contains("image tool");
        assertThat(failure(ToolReason.NOT_TEXT, () -> read("zero")).text()).contains("binary data");
        failure(ToolReason.NOT_TEXT, () -> read("latin"));
        assertThat(failure(ToolReason.NOT_TEXT, () -> read("wide")).text()).contains("iconv");
    }

    @Test
    void never_waits_for_what_is_no_file() throws Exception {
        FilesFixture.run("mkfifo", place.workspace.resolve("pipe").toString());
        place.own(place.workspace.resolve("pipe"));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(place.workspace.resolve("socket")));

            assertThat(failure(ToolReason.WRONG_KIND, () -> read("pipe")).text())
                    .contains("is a named pipe");
            assertThat(failure(ToolReason.WRONG_KIND, () -> read("socket")).text())
                    .contains("is a socket");
            failure(ToolReason.WRONG_KIND, () -> tools.write(place.mounts(), "pipe", "x"));
            failure(ToolReason.WRONG_KIND, () -> tools.write(place.mounts(), "socket", "x"));
        }
    }

    @Test
    void refuses_devices() {
        SandboxMounts devices = place.mounts(new Mount("/dev", "/devices", Mount.Access.READ_WRITE));

        assertThat(failure(ToolReason.WRONG_KIND, () -> tools.read(devices, "/devices/zero", LineRange.ALL))
                        .text())
                .contains("a character device");
        failure(ToolReason.WRONG_KIND, () -> tools.write(devices, "/devices/full", "x"));
    }

    @Test
    void is_refused_what_the_sandbox_s_user_may_not_read() throws Exception {
        Owner stranger = new Owner(54321, 54321);
        Path file = mode(place.file("private", "x"), "rw-------");
        place.file("closed/x", "x");
        Path directory = mode(place.workspace.resolve("closed"), "rw-------");
        FileOwners.give(file, stranger);

        assertThat(failure(ToolReason.STORAGE_FAILED, () -> read("private")).text())
                .contains("1000:1000 may not read /workspace/private")
                .contains("mode 0600")
                .contains("54321:54321");
        failure(ToolReason.STORAGE_FAILED, () -> read("closed/x"));

        FileOwners.give(file, new Owner(54321, place.user.gid()));
        mode(file, "rw-r-----");
        mode(directory, "rwx------");
        assertThat(read("private").text()).isEqualTo("x");
        assertThat(read("closed/x").text()).isEqualTo("x");
    }
}
