package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container spec with something in every place. */
final class SpecSamples {

    private SpecSamples() {}

    static ContainerSpec full() {
        return new ContainerSpec(
                new ContainerSpec.Program(
                        "img:1",
                        List.of("sleep", "infinity"),
                        "/workspace",
                        "1000:1000",
                        Map.of("LANG", "C", "K", "v")),
                new ContainerSpec.Files(
                        true,
                        Map.of("/tmp", "", "/run", "size=1m"),
                        List.of(
                                new Mount("/a", "/workspace", Mount.Access.READ_WRITE),
                                new Mount("/b", "/agent", Mount.Access.READ_ONLY))),
                new ContainerSpec.Networking(
                        "none", List.of("1.1.1.1", "8.8.8.8"), List.of("h:1.2.3.4"), List.of(9222)),
                new ContainerSpec.Hardening(
                        List.of("ALL"), Optional.of("{}"), Optional.of("profile"), Optional.of("runsc")),
                new ResourceLimits(
                        Optional.of(100L),
                        Optional.of(1L << 30),
                        Optional.of(-1L),
                        Optional.of(new BigDecimal("1.50")),
                        Map.of("nofile", new ResourceLimits.Ulimit(1, 2))),
                Map.of("openclaw.instance", "i1", "openclaw.agent", "main"));
    }
}
