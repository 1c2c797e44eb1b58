package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.api.json.Words;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.AgentSettings.Origin;
import ai.openclaw.sandbox.model.config.BrowserSettings;
import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.PruneSettings;
import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings in force for an agent, one by one, each with where it came from. Values of environment variables are left out: they may be secrets. */
public final class EffectiveSettings {

    private static final String HIDDEN = "(hidden)";

    private final Map<String, Origin> origins;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One setting.
     *
     * @param path its path below {@code sandbox}
     * @param value its value as text; empty when it is not set
     * @param origin where it came from
     */
    public record Row(String path, Optional<String> value, Origin origin) {}

    private EffectiveSettings(Map<String, Origin> origins) {
        this.origins = origins;
    }

    /** The settings of an agent. */
    public static List<Row> of(AgentSettings.Resolved agent) {
        EffectiveSettings out = new EffectiveSettings(agent.provenance().origins());
        SandboxSettings sandbox = agent.sandbox();
        out.add("mode", Words.of(sandbox.mode()));
        out.add("scope", sandbox.scope().word());
        out.add("workspaceAccess", Words.of(sandbox.workspaceAccess()));
        out.add("workspaceRoot", sandbox.workspaceRoot());
        out.docker(sandbox.docker());
        out.limits(sandbox.docker().limits());
        out.browser(sandbox.browser());
        out.prune(sandbox.prune());
        return List.copyOf(out.rows);
    }

    private void docker(DockerSettings docker) {
        add("docker.image", docker.image());
        add("docker.containerPrefix", docker.containerPrefix());
        add("docker.workdir", docker.workdir());
        add("docker.readOnlyRoot", docker.readOnlyRoot());
        list("docker.tmpfs", docker.tmpfs());
        add("docker.network", docker.network());
        maybe("docker.user", docker.user());
        list("docker.capDrop", docker.capDrop());
        list(
                "docker.env",
                docker.env().keySet().stream().map(name -> name + "=" + HIDDEN).toList());
        maybe("docker.setupCommand", docker.setupCommand());
        maybe("docker.seccompProfile", docker.profiles().seccompProfile());
        maybe("docker.apparmorProfile", docker.profiles().apparmorProfile());
        maybe("docker.runtime", docker.profiles().runtime());
        list("docker.dns", docker.dns());
        list("docker.extraHosts", docker.extraHosts());
        list("docker.binds", docker.binds());
        DockerSettings.Dangerous dangerous = docker.dangerous();
        add("docker.dangerouslyAllowReservedContainerTargets", dangerous.reservedContainerTargets());
        add("docker.dangerouslyAllowExternalBindSources", dangerous.externalBindSources());
        add("docker.dangerouslyAllowContainerNamespaceJoin", dangerous.containerNamespaceJoin());
    }

    private void limits(ResourceLimits limits) {
        maybe("docker.pidsLimit", limits.pids());
        maybe("docker.memory", limits.memoryBytes());
        maybe("docker.memorySwap", limits.memorySwapBytes());
        maybe("docker.cpus", limits.cpus().map(cpus -> cpus.toPlainString()));
        list(
                "docker.ulimits",
                limits.ulimits().entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue().soft() + ":"
                                + it.getValue().hard())
                        .toList());
    }

    private void browser(BrowserSettings browser) {
        add("browser.enabled", browser.enabled());
        if (!browser.enabled()) {
            return; // nothing of the rest matters
        }
        add("browser.image", browser.image());
        add("browser.containerPrefix", browser.containerPrefix());
        add("browser.network", browser.network());
        add("browser.cdpPort", browser.ports().cdp());
        add("browser.vncPort", browser.ports().vnc());
        add("browser.noVncPort", browser.ports().noVnc());
        add("browser.headless", browser.headless());
        add("browser.enableNoVnc", browser.noVnc());
        add("browser.allowHostControl", browser.hostControl());
        add("browser.autoStart", browser.autoStart());
        add("browser.autoStartTimeoutMs", browser.autoStartTimeout().toMillis());
        maybe("browser.cdpSourceRange", browser.cdpSourceRange());
        maybe("browser.binds", browser.binds());
    }

    private void prune(PruneSettings prune) {
        add("prune.idleHours", prune.idle().map(Words::of).orElse("0 (never)"));
        add("prune.maxAgeDays", prune.maxAge().map(Words::of).orElse("0 (never)"));
    }

    private void add(String path, Object value) {
        maybe(path, Optional.of(value));
    }

    private void maybe(String path, Optional<?> value) {
        Origin origin = origins.getOrDefault(path, new Origin.BuiltIn());
        rows.add(new Row(path, value.map(Object::toString), origin));
    }

    private void list(String path, Collection<String> values) {
        maybe(
                path,
                values.isEmpty()
                        ? Optional.empty()
                        : Optional.of(values.stream().collect(Collectors.joining(", "))));
    }
}
