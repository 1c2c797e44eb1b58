package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.BrowserSettings;
import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.DockerSettings.Dangerous;
import ai.openclaw.sandbox.model.config.DockerSettings.SecurityProfiles;
import ai.openclaw.sandbox.model.config.PruneSettings;
import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import ai.openclaw.sandbox.model.session.SandboxScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the values in force into the records the rest of the product reads. */
final class SandboxAssembly {

    private SandboxAssembly() {}

    static SandboxSettings assemble(Values values, SandboxScope scope) {
        return new SandboxSettings(
                values.get(SandboxKeys.MODE),
                scope,
                values.get(SandboxKeys.WORKSPACE_ACCESS),
                values.get(SandboxKeys.WORKSPACE_ROOT),
                docker(values),
                browser(values),
                new PruneSettings(
                        duration(values.get(SandboxKeys.IDLE_HOURS), Duration.ofHours(1)),
                        duration(values.get(SandboxKeys.MAX_AGE_DAYS), Duration.ofDays(1))),
                values.get(SandboxKeys.SESSION_TOOLS_VISIBILITY));
    }

    private static DockerSettings docker(Values values) {
        return new DockerSettings(
                values.get(DockerKeys.IMAGE),
                values.get(DockerKeys.PREFIX),
                values.get(DockerKeys.WORKDIR),
                values.get(DockerKeys.READ_ONLY_ROOT),
                values.get(DockerKeys.TMPFS),
                values.get(DockerKeys.NETWORK),
                values.find(DockerKeys.USER),
                values.get(DockerKeys.CAP_DROP),
                values.get(DockerKeys.ENV),
                values.find(DockerKeys.SETUP_COMMAND).filter(command -> !command.isBlank()),
                limits(values),
                new SecurityProfiles(
                        values.find(DockerKeys.SECCOMP),
                        values.find(DockerKeys.APPARMOR),
                        values.find(DockerKeys.RUNTIME)),
                values.find(DockerKeys.DNS).orElse(List.of()),
                values.find(DockerKeys.EXTRA_HOSTS).orElse(List.of()),
                values.find(DockerKeys.BINDS).orElse(List.of()),
                new Dangerous(
                        values.get(DockerKeys.RESERVED_TARGETS),
                        values.get(DockerKeys.EXTERNAL_SOURCES),
                        values.get(DockerKeys.NAMESPACE_JOIN)));
    }

    private static ResourceLimits limits(Values values) {
        return new ResourceLimits(
                values.find(DockerKeys.PIDS),
                values.find(DockerKeys.MEMORY),
                values.find(DockerKeys.MEMORY_SWAP),
                values.find(DockerKeys.CPUS),
                values.find(DockerKeys.ULIMITS).orElse(Map.of()));
    }

    private static BrowserSettings browser(Values values) {
        return new BrowserSettings(
                values.get(BrowserKeys.ENABLED),
                values.get(BrowserKeys.IMAGE),
                values.get(BrowserKeys.PREFIX),
                values.get(BrowserKeys.NETWORK),
                new BrowserSettings.Ports(
                        Math.toIntExact(values.get(BrowserKeys.CDP_PORT)),
                        Math.toIntExact(values.get(BrowserKeys.VNC_PORT)),
                        Math.toIntExact(values.get(BrowserKeys.NO_VNC_PORT))),
                values.get(BrowserKeys.HEADLESS),
                values.get(BrowserKeys.NO_VNC),
                values.get(BrowserKeys.HOST_CONTROL),
                values.get(BrowserKeys.AUTO_START),
                Duration.ofMillis(values.get(BrowserKeys.AUTO_START_TIMEOUT)),
                values.find(BrowserKeys.CDP_SOURCE_RANGE),
                values.find(BrowserKeys.BINDS));
    }

    /** So many units, to the millisecond and upwards so that a tiny number does not come out as 0, which means never. */
    private static Optional<Duration> duration(BigDecimal amount, Duration unit) {
        BigDecimal millis = amount.multiply(BigDecimal.valueOf(unit.toMillis())).setScale(0, RoundingMode.CEILING);
        return amount.signum() == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis.longValueExact()));
    }
}
