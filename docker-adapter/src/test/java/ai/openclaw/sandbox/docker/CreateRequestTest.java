package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.config.ResourceLimits.Ulimit;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CreateRequestTest {

    /** For each component of the request another value. */
    private static final Map<String, Object> OTHER = Map.ofEntries(
            Map.entry("program.image", "other:1"),
            Map.entry("program.command", List.of("cat")),
            Map.entry("program.workdir", "/elsewhere"),
            Map.entry("program.user", "nobody"),
            Map.entry("program.env", Map.of("LANG", "C.UTF-8")),
            Map.entry("files.readOnlyRoot", false),
            Map.entry("files.tmpfs", Map.of("/tmp", "size=65m")),
            Map.entry("files.mounts", List.of(new Mount("/rw", "/workspace", Mount.Access.READ_ONLY))),
            Map.entry("networking.network", "none"),
            Map.entry("networking.dns", List.of("192.0.2.54")),
            Map.entry("networking.extraHosts", List.of()),
            Map.entry("networking.publishedPorts", List.of()),
            Map.entry("hardening.capDrop", List.of("NET_RAW")),
            Map.entry("hardening.seccomp", Optional.empty()),
            Map.entry("hardening.apparmor", Optional.of("sandbox")),
            Map.entry("hardening.runtime", Optional.empty()),
            Map.entry("limits.pids", Optional.of(78L)),
            Map.entry("limits.memoryBytes", Optional.of(1L << 30)),
            Map.entry("limits.memorySwapBytes", Optional.of(-1L)),
            Map.entry("limits.cpus", Optional.of(new BigDecimal("1.5"))),
            Map.entry("limits.ulimits", Map.of("nofile", new Ulimit(-1, -1))),
            Map.entry("labels", Map.of("a", "other")));

    private static final ContainerSpec FULL = FullSpec.of("image:1", "/rw", "/ro", Map.of("a", "b"));

    static Stream<String> leaves() {
        return FullSpec.leaves().stream();
    }

    @Test
    void the_table_of_this_test_knows_every_component_of_the_request() {
        assertThat(OTHER.keySet()).containsExactlyInAnyOrderElementsOf(FullSpec.leaves());
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void every_component_reaches_the_engine(String leaf) {
        ContainerSpec changed = FullSpec.with(FULL, leaf, OTHER.getOrDefault(leaf, leaf));

        assertThat(changed).isNotEqualTo(FULL);
        assertThat(json(changed)).isNotEqualTo(json(FULL));
    }

    @Test
    void what_is_no_setting_is_always_asked_for() {
        JsonNode host = json(FULL).path("HostConfig");

        assertThat(host.path("Init").asBoolean()).isTrue();
        assertThat(host.path("Privileged").asBoolean(true)).isFalse();
        assertThat(host.path("PublishAllPorts").asBoolean(true)).isFalse();
        assertThat(host.at("/RestartPolicy/Name").asText()).isIn("", "no");
        assertThat(host.path("SecurityOpt"))
                .first()
                .extracting(JsonNode::asText)
                .isEqualTo("no-new-privileges");
        assertThat(host.path("CapAdd").isNull()).isTrue();
        assertThat(host.at("/LogConfig/Config/max-size").asText()).isEqualTo("1m");
        assertThat(json(FULL).path("StopTimeout").asInt()).isEqualTo(CreateRequest.STOP_TIMEOUT_SECONDS);
    }

    @Test
    void a_bind_source_is_never_asked_for_in_the_syntax_that_makes_it() {
        JsonNode host = json(FULL).path("HostConfig");

        assertThat(host.path("Binds").isEmpty()).isTrue();
        assertThat(host.path("Mounts"))
                .extracting(mount -> mount.path("Source").asText())
                .containsExactly("/rw", "/ro");
    }

    @Test
    void ports_are_published_on_loopback_only_and_the_engine_chooses_them() {
        assertThat(json(FULL).at("/HostConfig/PortBindings/9222~1tcp/0").toString())
                .isEqualTo("{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}");
    }

    @Test
    void creation_labels_are_added_to_the_spec_s() {
        assertThat(json(FULL).path("Labels").toString()).isEqualTo("{\"a\":\"b\",\"created\":\"now\"}");
    }

    @Test
    void a_share_of_a_processor_finer_than_a_billionth_is_rounded() {
        ContainerSpec fine = FullSpec.with(FULL, "limits.cpus", Optional.of(new BigDecimal("0.3333333333")));

        assertThat(json(fine).at("/HostConfig/NanoCpus").asLong()).isEqualTo(333_333_333L);
    }

    @Test
    void capabilities_may_be_written_as_the_engine_takes_them() {
        ContainerSpec written = FullSpec.with(FULL, "hardening.capDrop", List.of("CAP_NET_RAW", "sys_admin"));

        assertThat(json(written).at("/HostConfig/CapDrop").toString()).isEqualTo("[\"NET_RAW\",\"SYS_ADMIN\"]");
    }

    @Test
    void a_capability_nobody_knows_is_refused_by_name() {
        ContainerSpec wrong = FullSpec.with(FULL, "hardening.capDrop", List.of("FLY"));

        assertThatThrownBy(() -> json(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'FLY'");
    }

    private static JsonNode json(ContainerSpec spec) {
        try (CreateContainerCmdImpl request = new CreateContainerCmdImpl(
                command -> {
                    throw new AssertionError("a translation asks nobody");
                },
                null,
                "")) {
            CreateRequest.fill(request, spec, Map.of("created", "now"));
            return ClientSettings.MAPPER.valueToTree(request);
        }
    }
}
