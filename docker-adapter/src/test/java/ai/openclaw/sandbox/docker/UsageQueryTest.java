package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ContainerUsage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers as engines gave them, cut down to what is read. */
class UsageQueryTest {

    private static Optional<ContainerUsage> read(String json) throws IOException {
        return UsageQuery.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void reads_the_first_kind_of_cgroups() throws IOException {
        assertThat(read("""
            {"read":"2026-11-28T05:00:00.5Z","pids_stats":{"current":2,"limit":64},
             "cpu_stats":{"cpu_usage":{"total_usage":1500000000}},
             "memory_stats":{"usage":3000,"stats":{"total_inactive_file":1000},"limit":4096},
             "networks":{"eth0":{"rx_bytes":7,"tx_bytes":8},"eth1":{"rx_bytes":1,"tx_bytes":1}}}
            """))
                .contains(new ContainerUsage(
                        Instant.parse("2026-11-28T05:00:00.5Z"),
                        Duration.ofMillis(1500),
                        2000,
                        Optional.of(4096L),
                        2,
                        Optional.of(64L),
                        Optional.of(new ContainerUsage.Traffic(8, 9))));
    }

    @Test
    void reads_the_second_kind_without_limits_and_networks() throws IOException {
        ContainerUsage usage = read("""
            {"read":"2026-11-28T05:00:00Z","pids_stats":{"current":1,"limit":18446744073709551615},
             "cpu_stats":{"cpu_usage":{"total_usage":1}},
             "memory_stats":{"usage":3000,"stats":{"inactive_file":2500},"limit":8192}}
            """).orElseThrow();
        assertThat(usage.memoryBytes()).isEqualTo(500);
        assertThat(usage.pidsLimit()).isEmpty();
        assertThat(usage.traffic()).isEmpty();
    }

    @Test
    void a_container_that_does_not_run_uses_nothing() throws IOException {
        assertThat(read("{\"read\":\"0001-01-01T00:00:00Z\",\"memory_stats\":{},\"cpu_stats\":{}}"))
                .isEmpty();
    }
}
