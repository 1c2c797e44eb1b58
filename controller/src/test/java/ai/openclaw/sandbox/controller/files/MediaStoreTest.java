package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.failure;
import static ai.openclaw.sandbox.controller.files.FilesFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MediaStoreTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path root;

    private FilesFixture place;
    private Path inbound;
    private final FileTools tools = new FileTools();

    @BeforeEach
    void prepare() throws IOException {
        place = new FilesFixture(root);
        inbound = place.workspace.resolve("media/inbound");
    }

    @AfterEach
    void close() {
        tools.close();
    }

    private StoredMedia store(String name, String content) throws ToolFailure {
        return tools.store(place.mounts(), name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** As many zeros as wanted, without holding them. */
    private static InputStream zeros(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int now = (int) Math.min(length, left);
                left -= now;
                return now > 0 ? now : -1;
            }
        };
    }

    @Test
    void never_overwrites() throws Exception {
        assertThat(store("photo.jpg", "one")).isEqualTo(new StoredMedia("/workspace/media/inbound/photo.jpg", 3));
        assertThat(store("photo.jpg", "two").path()).isEqualTo("/workspace/media/inbound/photo-1.jpg");
        assertThat(store("photo.jpg", "three").path()).isEqualTo("/workspace/media/inbound/photo-2.jpg");

        assertThat(names(inbound)).containsExactly("photo-1.jpg", "photo-2.jpg", "photo.jpg");
        assertThat(inbound.resolve("photo.jpg")).hasContent("one");
        assertThat(FileOwners.of(inbound.resolve("photo.jpg"))).isEqualTo(place.user);
        assertThat(FileOwners.of(inbound)).isEqualTo(place.user);
    }

    @ParameterizedTest
    @CsvSource({
        "photo.jpg, photo.jpg",
        "../../etc/passwd, passwd",
        "/etc/cron.d/job, job",
        "'C:\\Users\\me\\Bild 1.PNG', Bild 1.PNG",
        ".bashrc, bashrc",
        "..., file",
        "'', file",
        "a/.., file",
        "-rf, rf",
        "' x .txt', x.txt",
        "日本 🦀.txt, 日本 🦀.txt"
    })
    void names_are_single_and_never_hidden_or_empty(String suggested, String name) throws Exception {
        assertThat(store(suggested, "x").path()).isEqualTo("/workspace/media/inbound/" + name);
        assertThat(names(inbound)).containsExactly(name);
    }

    @Test
    void names_hold_nothing_that_lies_about_them_and_fit() throws Exception {
        assertThat(store("a\nb\0c\u001b[31m\u202egnp.exe", "x").path()).endsWith("/a_b_c_[31m_gnp.exe");
        assertThat(store("half\ud83e.txt", "x").path()).endsWith("/half_.txt");
        String longest = store("ü".repeat(300) + ".tar.gz", "x").path();
        assertThat(longest).endsWith("ü.gz");
        assertThat(names(inbound)).allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= 200);
        assertThat(store("x".repeat(400), "x").path()).hasSize("/workspace/media/inbound/".length() + 200);
        assertThat(store("x." + "y".repeat(400), "x").path()).endsWith("y");
    }

    @Test
    void takes_what_may_come_and_no_more() throws Exception {
        int most = 64 * 1024 * 1024;

        assertThat(tools.store(place.mounts(), "most.bin", zeros(most)).bytes()).isEqualTo(most);
        assertThat(failure(ToolReason.TOO_LARGE, () -> tools.store(place.mounts(), "more.bin", zeros(1L << 40)))
                        .text())
                .contains("64.0 MiB");

        assertThat(inbound.resolve("most.bin")).hasSize(most);
        Eventually.within(SOON, "nothing is left of it", () -> names(inbound).equals(List.of("most.bin")));
    }

    @Test
    void what_breaks_off_leaves_nothing() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };

        failure(
                ToolReason.CANCELLED,
                () -> tools.store(place.mounts(), "x", new SequenceInputStream(zeros(1_000_000), broken)));

        Eventually.within(SOON, "nothing is left of it", () -> names(inbound).isEmpty());
        Eventually.within(SOON, "nothing is open of it", () -> place.open().isEmpty());
    }

    @Test
    void goes_nowhere_else_by_links() throws Exception {
        Files.createSymbolicLink(place.workspace.resolve("media"), place.outside);

        failure(ToolReason.PATH_OUTSIDE, () -> store("x", "x"));

        Files.delete(place.workspace.resolve("media"));
        place.directory(place.workspace.resolve("media"));
        Files.createSymbolicLink(inbound, place.outside);
        failure(ToolReason.PATH_OUTSIDE, () -> store("x", "x"));
        Files.delete(inbound);
        place.directory(inbound);
        Files.createSymbolicLink(inbound.resolve("x"), place.secret);
        assertThat(store("x", "x").path()).endsWith("/x-1");
        assertThat(names(place.outside)).containsExactly("secret");
        assertThat(place.secret).hasContent("secret");
    }
}
