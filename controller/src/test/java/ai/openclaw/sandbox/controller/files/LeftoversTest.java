package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.files.mounts.LastLink;
import ai.openclaw.sandbox.controller.files.mounts.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a daemon killed in the middle leaves behind. */
class LeftoversTest {

    private static final String HEX = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path root;

    @Test
    void are_removed_when_old_and_nothing_else_is() throws Exception {
        FilesFixture place = new FilesFixture(root);
        place.file(".openclaw-" + HEX + ".tmp", "left");
        place.directory(place.workspace.resolve(".openclaw-" + HEX.replace('0', 'f') + ".tmp"));
        place.file(".openclaw-" + HEX.replace('0', 'a') + ".tmp/kept", "somebody put something into it");
        place.file(".openclaw-notes.tmp", "the user's");
        place.file("file", "x");
        Leftovers leftovers = new Leftovers();
        try (Place found = Place.find(place.mounts(), "file", LastLink.FOLLOWED)) {
            Instant now = found.directory().status().changed();

            leftovers.sweep(found.directory(), found.directory().status().id(), now.plus(Duration.ofMinutes(59)));
            assertThat(names(place.workspace)).hasSize(5);

            new Leftovers().sweep(found.directory(), found.directory().status().id(), now.plus(Duration.ofMinutes(61)));
        }

        assertThat(names(place.workspace)).contains("file", ".openclaw-notes.tmp");
        assertThat(place.workspace.resolve(".openclaw-" + HEX.replace('0', 'a') + ".tmp/kept"))
                .exists();
    }

    @Test
    void are_looked_for_once_an_hour_in_each_directory() throws Exception {
        FilesFixture place = new FilesFixture(root);
        place.file("file", "x");
        Leftovers leftovers = new Leftovers();
        try (Place found = Place.find(place.mounts(), "file", LastLink.FOLLOWED)) {
            Instant later = found.directory().status().changed().plus(Duration.ofHours(2));
            leftovers.sweep(found.directory(), found.directory().status().id(), later);
            Path left = Files.writeString(place.workspace.resolve(".openclaw-" + HEX + ".tmp"), "left");

            leftovers.sweep(found.directory(), found.directory().status().id(), later);

            assertThat(left).exists();
        }
    }
}
