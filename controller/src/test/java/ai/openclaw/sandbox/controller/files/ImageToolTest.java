package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ImageToolTest {

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

    private static byte[] bytes(String text) {
        return text.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, '\\211PNG\\r\\n\\032\\nrest'",
        "image/jpeg, '\\377\\330\\377\\340rest'",
        "image/gif, 'GIF89arest'",
        "image/webp, 'RIFF\\1\\2\\3\\4WEBPVP8 '",
        "image/bmp, 'BM\\1\\2\\3\\4\\0\\0\\0\\0\\66\\0\\0\\0\\50\\0\\0\\0\\1\\0\\0\\0\\1\\0\\0\\0'",
        "image/avif, '\\0\\0\\0\\040ftypavif'"
    })
    void tells_by_content_what_it_is(String type, String content) throws Exception {
        place.file("picture.txt", bytes(content));

        ImageFile image = tools.image(place.mounts(), "picture.txt");

        assertThat(image.mediaType()).isEqualTo(type);
        assertThat(image.path()).isEqualTo("/workspace/picture.txt");
        byte[] copy = new byte[image.content().remaining()];
        image.content().get(copy);
        assertThat(copy).isEqualTo(bytes(content));
        Assertions.assertThatExceptionOfType(ReadOnlyBufferException.class)
                .isThrownBy(() -> image.content().put((byte) 0));
    }

    @Test
    void refuses_what_is_no_image() throws Exception {
        place.file("text.png", "BM is how this text begins, and it goes on for a while");
        place.file("drawing.svg", "<svg/>");
        place.file("archive.png", bytes("PK\\3\\4\\0rest"));
        place.file("empty.png", "");

        assertThat(failure(ToolReason.WRONG_KIND, () -> tools.image(place.mounts(), "text.png"))
                        .text())
                .contains("it is text of 54 bytes")
                .contains("read tool");
        failure(ToolReason.WRONG_KIND, () -> tools.image(place.mounts(), "drawing.svg"));
        assertThat(failure(ToolReason.WRONG_KIND, () -> tools.image(place.mounts(), "archive.png"))
                        .text())
                .contains("a ZIP archive");
        failure(ToolReason.WRONG_KIND, () -> tools.image(place.mounts(), "empty.png"));
        failure(ToolReason.WRONG_KIND, () -> tools.image(place.mounts(), "."));
        failure(ToolReason.NOT_FOUND, () -> tools.image(place.mounts(), "nothing.png"));
    }

    @Test
    void refuses_one_that_is_too_large_unread() throws Exception {
        Path huge = place.file("huge.png", "");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(20L * 1024 * 1024 + 1);
        }

        assertThat(failure(ToolReason.TOO_LARGE, () -> tools.image(place.mounts(), "huge.png"))
                        .text())
                .contains("20971521 bytes")
                .contains("20971520 bytes (20.0 MiB)");
    }
}
