package ai.openclaw.sandbox.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveDaemonSettingsTest {

    private static final DaemonSettings BUILT_IN = DaemonSettings.defaults(2);

    @TempDir
    private Path home;

    private Place place;

    @BeforeEach
    void prepare() {
        place = new Place(home);
    }

    private LiveDaemonSettings start() {
        return LiveDaemonSettings.start(place.paths, new DiskSource(), BUILT_IN);
    }

    @Test
    void withoutAFileAllIsBuiltIn() {
        assertThat(start().state()).isEqualTo(new DaemonState(BUILT_IN, List.of()));
    }

    @Test
    void aFileIsReadAndReadAgain() {
        place.write("sandbox-controller.json5", "{ hotWindow: '1m' } // mine");
        LiveDaemonSettings live = start();
        List<DaemonState> states = new ArrayList<>();
        live.onChange(states::add);
        assertThat(live.state().settings().hotWindow()).isEqualTo(Duration.ofMinutes(1));
        place.write("sandbox-controller.json5", "{ hotWindow: '2m' }");
        live.attempt().publication().run();
        live.attempt().publication().run();
        assertThat(states).hasSize(1);
        assertThat(live.state().settings().hotWindow()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aBrokenFileLeavesTheSettings() {
        place.write("sandbox-controller.json5", "{ hotWindow: '1m' }");
        LiveDaemonSettings live = start();
        place.write("sandbox-controller.json5", "{ hotWindow: 1 }");
        assertThat(live.attempt().sound()).isFalse();
        live.attempt().publication().run();
        assertThat(live.state().settings().hotWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(live.state().problems()).hasSize(1);
    }
}
