package ai.openclaw.sandbox.model.config.decode;

import static ai.openclaw.sandbox.model.config.decode.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.DaemonSettings.Engine;
import ai.openclaw.sandbox.model.config.DaemonSettings.Events;
import ai.openclaw.sandbox.model.config.DaemonSettings.WorkspaceGc;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaemonSettingsDecoderTest {

    private static DaemonSettingsDecoder.Result decode(ConfigNode document) {
        return new DaemonSettingsDecoder(Decoding.SURROUNDINGS, DaemonSettings.defaults(4)).decode(document);
    }

    @Test
    void anEmptyFileIsAllDefaults() {
        assertThat(decode(object()).settings())
                .contains(new DaemonSettings(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(30),
                        8,
                        100,
                        1,
                        new WorkspaceGc(false, Duration.ofDays(30)),
                        new Engine(Optional.empty(), Duration.ofSeconds(30)),
                        new Events(Duration.ofDays(14), false)));
    }

    @Test
    void everyKnobIsRead() {
        assertThat(decode(object(
                                "hotWindow",
                                "0s",
                                "activeWindow",
                                "2h",
                                "resyncInterval",
                                "1m",
                                "maxConcurrentActions",
                                3,
                                "maxSandboxes",
                                7,
                                "warmExecSlots",
                                0,
                                "workspaceGc",
                                object("enabled", true, "retention", "7d"),
                                "engine",
                                object("host", "unix:///run/docker.sock", "apiTimeout", "5s"),
                                "events",
                                object("retention", "1d", "toolArguments", true)))
                        .settings())
                .contains(new DaemonSettings(
                        Duration.ZERO,
                        Duration.ofHours(2),
                        Duration.ofMinutes(1),
                        3,
                        7,
                        0,
                        new WorkspaceGc(true, Duration.ofDays(7)),
                        new Engine(Optional.of("unix:///run/docker.sock"), Duration.ofSeconds(5)),
                        new Events(Duration.ofDays(1), true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5 minutes", "-1s", "1.5h", "99999999999d", "2d", ""})
    void refusesWhatIsNoDurationOrOutOfRange(String text) {
        assertThat(decode(object("hotWindow", text)).settings()).isEmpty();
    }

    @Test
    void suggestsTheNearestKnob() {
        assertThat(decode(object("maxSandbox", 1, "engine", object("timeout", "1s")))
                        .problems())
                .extracting(problem -> problem.remedy())
                .first()
                .isEqualTo("Did you mean maxSandboxes?");
    }

    @Test
    void refusesAnEngineThatIsNoAddress() {
        assertThat(decode(object("engine", object("host", "npipe://x"))).settings())
                .isEmpty();
    }
}
