package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Translates what to make into the engine's create request. Pure. */
final class CreateRequest {

    /** How long the engine waits after SIGTERM when it shuts down itself, in seconds. Nothing in a sandbox needs longer. */
    static final int STOP_TIMEOUT_SECONDS = 2;

    /** Most output of the main process the engine keeps. It says nothing by itself, but what runs beside it can write there. */
    static final String MAX_LOG_SIZE = "1m";

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private CreateRequest() {}

    /**
     * Fills a request.
     *
     * @throws IllegalArgumentException with a message for people for what the engine cannot be asked
     */
    static CreateContainerCmd fill(CreateContainerCmd request, ContainerSpec spec, Map<String, String> creationLabels) {
        Map<String, String> labels = new TreeMap<>(spec.labels());
        labels.putAll(creationLabels);
        ContainerSpec.Program program = spec.program();
        return request.withImage(program.image())
                .withCmd(program.command())
                .withWorkingDir(program.workdir())
                .withUser(program.user())
                .withEnv(entries(program.env()))
                .withLabels(labels)
                .withExposedPorts(exposed(spec.networking()))
                .withStopTimeout(STOP_TIMEOUT_SECONDS)
                .withHostConfig(hostConfig(spec));
    }

    private static HostConfig hostConfig(ContainerSpec spec) {
        HostConfig host = HostConfig.newHostConfig()
                .withInit(true)
                .withPrivileged(false)
                .withRestartPolicy(RestartPolicy.noRestart())
                .withLogConfig(new LogConfig(
                        LogConfig.LoggingType.JSON_FILE, Map.of("max-size", MAX_LOG_SIZE, "max-file", "1")));
        files(host, spec.files());
        networking(host, spec.networking());
        hardening(host, spec.hardening());
        limits(host, spec.limits());
        return host;
    }

    private static void files(HostConfig host, ContainerSpec.Files files) {
        host.withReadonlyRootfs(files.readOnlyRoot())
                .withTmpFs(files.tmpfs())
                .withMounts(files.mounts().stream().map(CreateRequest::mount).toList());
    }

    /**
     * Asked for as a mount and not in the shorter bind syntax: for that one the engine silently makes a missing source, as root, and a path
     * with a colon cannot be written.
     */
    private static Mount mount(ai.openclaw.sandbox.model.runtime.Mount mount) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(mount.source())
                .withTarget(mount.target())
                .withReadOnly(mount.access() == ai.openclaw.sandbox.model.runtime.Mount.Access.READ_ONLY)
                .withBindOptions(new BindOptions().withPropagation(BindPropagation.R_PRIVATE));
    }

    private static void networking(HostConfig host, ContainerSpec.Networking networking) {
        host.withNetworkMode(networking.network())
                .withDns(networking.dns())
                .withExtraHosts(networking.extraHosts().toArray(String[]::new))
                .withPublishAllPorts(false)
                .withPortBindings(networking.publishedPorts().stream()
                        .map(port -> new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port)))
                        .toList());
    }

    private static List<ExposedPort> exposed(ContainerSpec.Networking networking) {
        return networking.publishedPorts().stream().map(ExposedPort::tcp).toList();
    }

    private static void hardening(HostConfig host, ContainerSpec.Hardening hardening) {
        List<String> options = new ArrayList<>();
        options.add("no-new-privileges");
        hardening.seccomp().ifPresent(json -> options.add("seccomp=" + json));
        hardening.apparmor().ifPresent(profile -> options.add("apparmor=" + profile));
        host.withSecurityOpts(options)
                .withCapDrop(hardening.capDrop().stream()
                        .map(CreateRequest::capability)
                        .toArray(Capability[]::new));
        hardening.runtime().ifPresent(host::withRuntime);
    }

    private static Capability capability(String name) {
        try {
            return Capability.fromValue(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is not a capability the engine knows", e);
        }
    }

    private static void limits(HostConfig host, ResourceLimits limits) {
        limits.pids().ifPresent(host::withPidsLimit);
        limits.memoryBytes().ifPresent(host::withMemory);
        limits.memorySwapBytes().ifPresent(host::withMemorySwap);
        limits.cpus()
                .ifPresent(cpus -> host.withNanoCPUs(
                        cpus.multiply(NANOS).setScale(0, RoundingMode.HALF_UP).longValueExact()));
        host.withUlimits(limits.ulimits().entrySet().stream()
                .map(entry -> new Ulimit(
                        entry.getKey(),
                        entry.getValue().soft(),
                        entry.getValue().hard()))
                .toList());
    }

    /** A map as {@code NAME=value} lines. */
    static List<String> entries(Map<String, String> env) {
        return env.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
