package ai.openclaw.sandbox.controller.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names exchanged for links as fast as a thread can, while the tools work on them. {@code FilesRaceIT} does it from a container. */
@Timeout(120)
class FilesRaceTest {

    /** Rounds made however slow the machine is. */
    private static final int LEAST = 5;

    private static final Duration LENGTH = Duration.ofMillis(Long.getLong("race.millis", 700));

    private Path root;

    private final AtomicBoolean over = new AtomicBoolean();
    private int swaps; // guarded by the one thread that swaps, and by joining it
    private int missed; // likewise

    /** In memory where there is such a place: on a disk, waiting for it leaves time for a few rounds only. */
    @BeforeEach
    void prepare(@TempDir Path onDisk) throws IOException {
        Path inMemory = Path.of("/dev/shm");
        root = Files.isWritable(inMemory) ? Files.createTempDirectory(inMemory, "openclaw-test-") : onDisk;
    }

    @AfterEach
    void remove() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void nothing_outside_is_ever_read_or_written() throws Exception {
        FilesFixture place = new FilesFixture(root);
        try (FileTools tools = new FileTools()) {
            RaceRounds race = new RaceRounds(tools, place);
            race.round(0);
            Map<Path, Path> links = Map.of(
                    place.workspace.resolve("dir"), place.outside,
                    place.workspace.resolve("tree/sub"), Path.of("../../outside/sub"),
                    place.workspace.resolve("file"), place.outside.resolve("file"),
                    place.workspace.resolve("media"), Path.of("/workspace/../etc"));
            Thread swapper = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    links.forEach(this::swap);
                }
            });
            int rounds = 0;
            try {
                long end = System.nanoTime() + LENGTH.toNanos();
                for (; rounds < LEAST || System.nanoTime() < end; rounds++) {
                    race.round(rounds);
                }
            } finally {
                over.set(true);
                swapper.join();
            }

            System.out.println(rounds + " rounds, " + swaps + " swaps, " + missed + " missed: " + race);
            assertThat(swaps).isPositive();
            assertThat(race.done()).isPositive();
            assertThat(race.refused()).isPositive();
            race.outsideIsUntouched();
            RaceRounds.nothingHidden(place.workspace);
            assertThat(place.open()).isEmpty();
        }
    }

    /** Puts a link in the place of a name for a moment. The name itself may be gone, or made anew meanwhile: the tools move and make files too. */
    private void swap(Path name, Path target) {
        Path away = root.resolve("workspace/away-" + name.getFileName() + "-" + swaps);
        try {
            Files.move(name, away);
            Files.createSymbolicLink(name, target);
            swaps++;
            Files.delete(name);
            Files.move(away, name);
        } catch (FileSystemException e) {
            missed++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
