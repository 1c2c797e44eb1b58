package ai.openclaw.sandbox.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatePathsTest {

    @Test
    void everythingLiesUnderHomeUnlessSaidOtherwise() {
        StatePaths paths = StatePaths.of(Map.of("HOME", "/home/ada"));
        assertThat(paths.home()).isEqualTo(Path.of("/home/ada"));
        assertThat(paths.state()).isEqualTo(Path.of("/home/ada/.openclaw"));
        assertThat(paths.configuration()).isEqualTo(Path.of("/home/ada/.openclaw/openclaw.json"));
        assertThat(paths.daemonSettings()).isEqualTo(Path.of("/home/ada/.openclaw/sandbox-controller.json5"));
        assertThat(paths.lastGood()).isEqualTo(Path.of("/home/ada/.openclaw/sandbox-controller/last-good.json"));
    }

    @Test
    void eachVariableMovesItsPart() {
        StatePaths paths = StatePaths.of(Map.of(
                "HOME", "/home/ada",
                "OPENCLAW_HOME", "~/claw",
                "OPENCLAW_STATE_DIR", "~/state/../s",
                "OPENCLAW_CONFIG_PATH", "/etc/openclaw.json"));
        assertThat(paths)
                .isEqualTo(new StatePaths(
                        Path.of("/home/ada/claw"), Path.of("/home/ada/claw/s"), Path.of("/etc/openclaw.json")));
    }

    @Test
    void emptyVariablesCountAsUnset() {
        assertThat(StatePaths.of(Map.of("HOME", "/h", "OPENCLAW_HOME", " ", "OPENCLAW_STATE_DIR", ""))
                        .state())
                .isEqualTo(Path.of("/h/.openclaw"));
    }

    @Test
    void withoutAHomeItSaysWhatToSet() {
        assertThatThrownBy(() -> StatePaths.of(Map.of())).hasMessageContaining("Set one of them");
    }
}
