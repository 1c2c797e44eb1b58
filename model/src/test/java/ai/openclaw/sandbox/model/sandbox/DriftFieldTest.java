package ai.openclaw.sandbox.model.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftFieldTest {

    private static String told(String path, String from, String to) {
        return new DriftField(path, Optional.of(from), Optional.of(to)).toString();
    }

    @Test
    void sizesAreToldInTheLargestUnitThatTellsThemExactly() {
        assertThat(told("memory", "134217728", "201326592")).isEqualTo("memory: 128 MiB -> 192 MiB");
        assertThat(told("memorySwap", "1073741824", "1073741825")).isEqualTo("memorySwap: 1 GiB -> 1073741825 bytes");
        assertThat(told("memory", "6291456", "-1")).isEqualTo("memory: 6 MiB -> -1");
        assertThat(told("memory", "0", "99999999999999999999999")).isEqualTo("memory: 0 -> 99999999999999999999999");
    }

    @Test
    void whateverElseThereIsStaysAsItIs() {
        assertThat(told("pidsLimit", "1024", "2048")).isEqualTo("pidsLimit: 1024 -> 2048");
        assertThat(new DriftField("env.TZ", Optional.empty(), Optional.of("1024")))
                .hasToString("env.TZ: (unset) -> 1024");
    }
}
