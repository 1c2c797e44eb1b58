package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {

    @Test
    void the_configured_address_beats_the_environment_and_that_beats_the_default() {
        Map<String, String> environment = Map.of("DOCKER_HOST", "tcp://engine:2375");

        assertThat(EngineAddress.choose(Optional.of("unix:///run/e.sock"), environment))
                .hasToString("unix:///run/e.sock");
        assertThat(EngineAddress.choose(Optional.empty(), environment)).hasToString("tcp://engine:2375");
        assertThat(EngineAddress.choose(Optional.empty(), Map.of("DOCKER_HOST", "")))
                .hasToString(EngineAddress.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/var/run/docker.sock", "unix://run/docker.sock", "tcp://engine", "ssh://host", "a b"})
    void anything_else_is_refused_and_told_what_to_write(String text) {
        assertThatThrownBy(() -> EngineAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write unix:///");
    }
}
