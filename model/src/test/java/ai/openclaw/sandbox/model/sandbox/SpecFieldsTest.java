package ai.openclaw.sandbox.model.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpecFieldsTest {

    @Test
    void neverHoldAnEnvironmentValueInClear() {
        SpecFields fields =
                SpecFields.of(withEnv("i1", Map.of("TOKEN", "s3cret-value", "EMPTY", "")), Optional.empty());
        assertThat(fields.values().toString()).doesNotContain("s3cret-value");
        assertThat(fields.values().get("env.TOKEN")).matches("sha256:[0-9a-f]{16}");
    }

    @Test
    void saltEnvironmentValues() {
        Map<String, String> env = Map.of("A", "same", "B", "same");
        SpecFields here = SpecFields.of(withEnv("i1", env), Optional.empty());
        SpecFields there = SpecFields.of(withEnv("i2", env), Optional.empty());
        assertThat(here.values().get("env.A")).isNotEqualTo(here.values().get("env.B"));
        assertThat(here.values().get("env.A")).isNotEqualTo(there.values().get("env.A"));
    }

    @Test
    void nameEachSettingAsAPersonWould() {
        assertThat(SpecFields.of(SpecSamples.full(), Optional.of("make")).values())
                .containsEntry("image", "img:1")
                .containsEntry("readOnlyRoot", "true")
                .containsEntry("mounts[1]", "/b:/agent:ro")
                .containsEntry("tmpfs./run", "size=1m")
                .containsEntry("cpus", "1.5")
                .containsEntry("memorySwap", "-1")
                .containsEntry("ulimits.nofile", "1:2")
                .containsEntry("setupCommand", "make");
    }

    @Test
    void knowTheSetupCommand() {
        assertThat(SpecFields.of(SpecSamples.full(), Optional.of("make")).setupCommand())
                .contains("make");
        assertThat(SpecFields.of(SpecSamples.full(), Optional.empty()).setupCommand())
                .isEmpty();
    }

    private static ContainerSpec withEnv(String instance, Map<String, String> env) {
        ContainerSpec full = SpecSamples.full();
        ContainerSpec.Program old = full.program();
        return new ContainerSpec(
                new ContainerSpec.Program(old.image(), old.command(), old.workdir(), old.user(), env),
                full.files(),
                full.networking(),
                full.hardening(),
                full.limits(),
                Map.of(SandboxLabels.INSTANCE, instance));
    }
}
