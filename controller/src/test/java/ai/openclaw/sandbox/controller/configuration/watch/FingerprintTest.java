package ai.openclaw.sandbox.controller.configuration.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    @TempDir
    private Path directory;

    private Fingerprint look(String name) {
        return Fingerprint.of(Set.of(directory.resolve(name)));
    }

    @Test
    void staysTheSameWhileNothingChanges() throws IOException {
        Files.writeString(directory.resolve("f"), "a");
        assertThat(look("f")).isEqualTo(look("f"));
        assertThat(look("none")).isEqualTo(look("none")).isNotEqualTo(look("f"));
    }

    @Test
    void seesAReplacementOfTheSameSizeAndTime() throws IOException {
        FileTime time = FileTime.fromMillis(1_000_000);
        Path file = Files.writeString(directory.resolve("f"), "a");
        Files.setLastModifiedTime(file, time);
        Fingerprint before = look("f");
        Path other = Files.writeString(directory.resolve("g"), "b");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(look("f")).isNotEqualTo(before);
    }

    @Test
    void seesALinkThatPointsElsewhereAnywhereOnTheWay() throws IOException {
        for (String version : new String[] {"v1", "v2"}) {
            Files.createDirectory(directory.resolve(version));
            Files.writeString(directory.resolve(version).resolve("f"), "same");
        }
        Path data = Files.createSymbolicLink(directory.resolve("data"), Path.of("v1"));
        Files.createSymbolicLink(directory.resolve("f"), Path.of("data/f"));
        Fingerprint before = look("f");
        Path next = Files.createSymbolicLink(directory.resolve("next"), Path.of("v2"));
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
        assertThat(look("f")).isNotEqualTo(before);
    }
}
