package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.runtime.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineApiTest {

    @ParameterizedTest
    @CsvSource({
        "1.41, 1.12, 1.41", // Docker 20.10
        "1.43, 1.12, 1.43", // Docker 24
        "1.51, 1.24, 1.44", // Docker 28
        "1.52, 1.44, 1.44", // Docker 29
        "1.60, 1.50, 1.50", // some day
        "1.41, '', 1.41"
    })
    void speaks_the_newest_version_both_sides_know(String newest, String oldest, String spoken) throws EngineException {
        assertThat(EngineApi.choose(newest, oldest).getVersion()).isEqualTo(spoken);
    }

    @Test
    void an_engine_too_old_is_told_to_be_updated() {
        assertThatThrownBy(() -> EngineApi.choose("1.40", "1.12"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("1.40")
                .hasMessageContaining("Docker 20.10");
        assertThatThrownBy(() -> EngineApi.choose("", "")).isInstanceOf(EngineException.class);
    }
}
