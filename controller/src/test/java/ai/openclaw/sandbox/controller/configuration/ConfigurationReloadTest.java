package ai.openclaw.sandbox.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.configuration.ConfigurationState.Standing;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.watch.ConfigurationWatcher;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, changed in every way people and programs change them, and the watcher that notices. */
class ConfigurationReloadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private Place place;
    private final List<ConfigurationWatcher> watchers = new ArrayList<>();
    private final BlockingQueue<ConfigurationState> states = new LinkedBlockingQueue<>();

    @BeforeEach
    void prepare() {
        place = new Place(home);
    }

    private record Watching(LiveConfiguration live, LiveDaemonSettings daemon) {}

    private Watching watch() {
        LiveConfiguration live = place.start();
        live.onChange(states::add);
        LiveDaemonSettings daemon = LiveDaemonSettings.start(place.paths, new DiskSource(), DaemonSettings.defaults(2));
        watchers.add(ConfigurationWatcher.start(List.of(live, daemon)));
        return new Watching(live, daemon);
    }

    @AfterEach
    void stop() {
        watchers.forEach(ConfigurationWatcher::close);
    }

    private static String image(String tag) {
        return "{ agents: { defaults: { sandbox: { docker: { image: 'image:" + tag + "' } } } } }";
    }

    private ConfigurationState next(Predicate<ConfigurationState> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ConfigurationState state = states.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(state).as("a state that was waited for").isNotNull();
            if (state != null && wanted.test(state)) {
                return state;
            }
        }
    }

    private void nextImage(String tag) throws InterruptedException {
        ConfigurationState state = next(each -> imageOf(each).equals("image:" + tag));
        assertThat(state.standing()).isEqualTo(Standing.CURRENT);
    }

    private static String imageOf(ConfigurationState state) {
        return state.settings()
                .map(settings ->
                        Place.agent(settings, "main").sandbox().docker().image())
                .orElse("");
    }

    @Test
    void writingInPlace() throws InterruptedException {
        place.configure(image("1"));
        watch();
        place.configure(image("2"));
        nextImage("2");
        place.configure(image("3"));
        nextImage("3");
    }

    @Test
    void renamingOver() throws Exception {
        place.configure(image("1"));
        watch();
        for (String tag : List.of("2", "3")) {
            Path temporary = place.write("openclaw.json.tmp", image(tag));
            Files.move(temporary, place.paths.configuration(), StandardCopyOption.ATOMIC_MOVE);
            nextImage(tag);
        }
    }

    @Test
    void movingAsideAndWritingAnewAsEditorsDo() throws Exception {
        place.configure(image("1"));
        watch();
        Files.move(place.paths.configuration(), place.paths.state().resolve("openclaw.json~"));
        place.configure(image("2"));
        nextImage("2");
    }

    @Test
    void overwritingWithoutTruncating() throws Exception {
        place.configure(image("1"));
        watch();
        try (FileChannel channel = FileChannel.open(place.paths.configuration(), StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(image("2")));
        }
        nextImage("2");
    }

    @Test
    void swappingTheLinkOfAMountedConfigMap() throws Exception {
        Path state = Files.createDirectories(place.paths.state());
        for (String tag : List.of("1", "2")) {
            Files.createDirectory(state.resolve("..v" + tag));
            Files.writeString(state.resolve("..v" + tag).resolve("openclaw.json"), image(tag));
        }
        Path data = Files.createSymbolicLink(state.resolve("..data"), Path.of("..v1"));
        Files.createSymbolicLink(place.paths.configuration(), Path.of("..data/openclaw.json"));
        watch();
        Path swapped = Files.createSymbolicLink(state.resolve("..data_tmp"), Path.of("..v2"));
        Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE);
        nextImage("2");
    }

    @Test
    void writingThroughALinkToAnotherDirectory() throws Exception {
        Files.createDirectories(place.paths.state());
        Path elsewhere = Files.createDirectory(home.resolve("dotfiles"));
        Path target = Files.writeString(elsewhere.resolve("claw.json"), image("1"));
        Files.createSymbolicLink(place.paths.configuration(), target);
        watch();
        Files.writeString(target, image("2"));
        nextImage("2");
    }

    @Test
    void changingAnIncludedFile() throws InterruptedException {
        place.configure("{ $include: './sub/more.json5' }");
        place.write("sub/more.json5", image("1"));
        watch();
        place.write("sub/more.json5", image("2"));
        nextImage("2");
    }

    @Test
    void includingAFileThatIsMadeLater() throws InterruptedException {
        place.configure(image("1"));
        watch();
        place.configure("{ $include: './sub/later.json5' }");
        next(state -> state.standing() == Standing.LAST_GOOD);
        place.write("sub/later.json5", image("2"));
        nextImage("2");
    }

    @Test
    void makingTheFileAndItsDirectoryLater() throws InterruptedException {
        place = new Place(home.resolve("not/there/yet"));
        watch();
        place.configure(image("1"));
        nextImage("1");
    }

    @Test
    void replacingTheWholeDirectory() throws Exception {
        place.configure(image("1"));
        watch();
        Files.move(place.paths.state(), home.resolve("aside"));
        place.configure(image("2"));
        nextImage("2");
        place.configure(image("3"));
        nextImage("3");
    }

    @Test
    void breakingTheFileAndMendingIt() throws InterruptedException {
        place.configure(image("1"));
        watch();
        place.configure("{ agents: ");
        ConfigurationState broken = next(state -> state.standing() == Standing.LAST_GOOD);
        assertThat(imageOf(broken)).isEqualTo("image:1");
        assertThat(broken.problems()).hasSize(1);
        place.configure(image("2"));
        nextImage("2");
    }

    @Test
    void changingTheDaemonsOwnSettings() throws InterruptedException {
        place.configure(image("1"));
        LiveDaemonSettings daemon = watch().daemon();
        BlockingQueue<DaemonState> heard = new LinkedBlockingQueue<>();
        daemon.onChange(heard::add);
        place.write("sandbox-controller.json5", "{ maxSandboxes: 7 }");
        DaemonState state = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(state).isNotNull();
        assertThat(daemon.state().settings().maxSandboxes()).isEqualTo(7);
    }

    @Test
    void aBusyDirectoryAloneChangesNothing() throws Exception {
        place.configure(image("1"));
        LiveConfiguration live = watch().live();
        for (int i = 0; i < 200; i++) {
            place.write("registry.sqlite-wal", "frame " + i);
        }
        place.configure(image("2"));
        nextImage("2");
        assertThat(live.state().revision()).isEqualTo(2);
    }
}
