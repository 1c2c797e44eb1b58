package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.BrowserSettings;
import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.ContainerSpec.Files;
import ai.openclaw.sandbox.model.runtime.ContainerSpec.Hardening;
import ai.openclaw.sandbox.model.runtime.ContainerSpec.Networking;
import ai.openclaw.sandbox.model.runtime.ContainerSpec.Program;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Bound;
import ai.openclaw.sandbox.model.sandbox.BrowserContract;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.ProfileText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns an agent's settings into the spec of one sandbox. Pure but for the facts it asks of the host. */
public final class SpecBuilder {

    /** Where the agent's workspace stands in a sandbox that may only read it. */
    public static final String AGENT_TARGET = "/agent";

    private static final String SCRATCH = "/tmp";
    private static final List<String> COMMAND = List.of("sleep", "infinity");

    private final HostFacts host;
    private final String instance;

    /**
     * @param host facts of the daemon's host
     * @param instance id of this state directory
     */
    public SpecBuilder(HostFacts host, String instance) {
        this.host = host;
        this.instance = instance;
    }

    /** The spec of a sandbox under an agent's settings. */
    public SpecOutcome build(SandboxIdentity identity, AgentSettings.Resolved agent) {
        try {
            return new SpecOutcome.Buildable(
                    identity.kind() == SandboxKind.BROWSER ? browser(identity, agent) : tool(identity, agent));
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    private SandboxSpec tool(SandboxIdentity identity, AgentSettings.Resolved agent) throws RefusedException {
        DockerSettings docker = agent.sandbox().docker();
        WorkspacePlan workspace = workspace(identity, agent, docker);
        Program program = new Program(docker.image(), COMMAND, docker.workdir(), user(docker, workspace), docker.env());
        Networking networking = new Networking(docker.network(), docker.dns(), docker.extraHosts(), List.of());
        ContainerSpec container = new ContainerSpec(
                program,
                new Files(docker.readOnlyRoot(), tmpfs(docker.tmpfs()), engineMounts(workspace)),
                networking,
                hardening(docker),
                docker.limits(),
                SandboxLabels.ofIdentity(identity, instance));
        return SandboxSpec.of(identity, container, docker.setupCommand(), workspace);
    }

    /** The same mounts and the same hardening as those of the tool sandbox, with another program in another network. */
    private SandboxSpec browser(SandboxIdentity identity, AgentSettings.Resolved agent) throws RefusedException {
        BrowserSettings browser = agent.sandbox().browser();
        DockerSettings docker = browser.binds()
                .map(binds -> agent.sandbox().docker().withBinds(binds))
                .orElseGet(() -> agent.sandbox().docker());
        WorkspacePlan workspace = workspace(identity, agent, docker);
        Program program = new Program(
                browser.image(), BrowserContract.run(browser), docker.workdir(), user(docker, workspace), docker.env());
        List<Mount> mounts = engineMounts(workspace);
        ContainerSpec container = new ContainerSpec(
                program,
                new Files(docker.readOnlyRoot(), scratch(tmpfs(docker.tmpfs()), mounts), mounts),
                networking(browser, docker),
                hardening(docker),
                docker.limits(),
                labels(identity, browser));
        return SandboxSpec.ofBrowser(identity, container, browser.autoStartTimeout(), workspace);
    }

    /** Wherever the browser keeps its profile and its secrets is memory, and empty after each start. */
    private static Map<String, String> scratch(Map<String, String> tmpfs, List<Mount> mounts) {
        boolean mounted = mounts.stream().anyMatch(mount -> mount.target().equals(SCRATCH));
        if (!mounted) {
            tmpfs.putIfAbsent(SCRATCH, "");
        }
        return tmpfs;
    }

    private static Networking networking(BrowserSettings browser, DockerSettings docker) {
        List<Integer> ports = new ArrayList<>(List.of(browser.ports().cdp()));
        BrowserContract.noVncPort(browser).ifPresent(ports::add);
        return new Networking(browser.network(), docker.dns(), docker.extraHosts(), ports);
    }

    private Map<String, String> labels(SandboxIdentity identity, BrowserSettings browser) {
        Map<String, String> labels = SandboxLabels.ofIdentity(identity, instance);
        labels.put(SandboxLabels.CDP_PORT, Integer.toString(browser.ports().cdp()));
        BrowserContract.noVncPort(browser)
                .ifPresent(port -> labels.put(SandboxLabels.NO_VNC_PORT, Integer.toString(port)));
        return labels;
    }

    private WorkspacePlan workspace(SandboxIdentity identity, AgentSettings.Resolved agent, DockerSettings docker)
            throws RefusedException {
        SandboxSettings sandbox = agent.sandbox();
        Path directory = sandbox.workspaceRoot().resolve(identity.scopeKey().slug());
        Path active = sandbox.workspaceAccess() == WorkspaceAccess.RW ? agent.workspace() : directory;
        Optional<Owner> owner = docker.user().map(SpecBuilder::numeric).orElseGet(() -> Optional.of(owner(active)));
        WorkspacePlan plan =
                new WorkspacePlan(identity, sandbox.workspaceAccess(), directory, agent.workspace(), owner, List.of());
        return new WorkspacePlan(
                identity, plan.access(), directory, agent.workspace(), owner, new SpecMounts(host, docker, plan).all());
    }

    private Owner owner(Path active) {
        Owner owner = host.ownerOf(active).orElseGet(host::daemon);
        return owner.root() ? Owner.DEFAULT : owner;
    }

    private static String user(DockerSettings docker, WorkspacePlan workspace) {
        return docker.user()
                .orElseGet(() -> workspace.owner().orElse(Owner.DEFAULT).toString());
    }

    /** {@code uid[:gid]} as numbers; empty for names. A missing group is the user's own number. */
    private static Optional<Owner> numeric(String user) {
        String[] parts = user.split(":", 2);
        try {
            long uid = Long.parseLong(parts[0]);
            return Optional.of(new Owner(uid, parts.length > 1 ? Long.parseLong(parts[1]) : uid));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> tmpfs(List<String> entries) {
        Map<String, String> mounts = new TreeMap<>();
        for (String entry : entries) {
            int colon = entry.indexOf(':');
            mounts.put(colon < 0 ? entry : entry.substring(0, colon), colon < 0 ? "" : entry.substring(colon + 1));
        }
        return mounts;
    }

    private static List<Mount> engineMounts(WorkspacePlan workspace) {
        return workspace.mounts().stream().map(Bound::mount).toList();
    }

    private Hardening hardening(DockerSettings docker) throws RefusedException {
        Optional<String> seccomp = Optional.empty();
        Optional<Path> profile = docker.profiles().seccompProfile();
        if (profile.isPresent()) {
            seccomp = Optional.of(profileText(profile.get()));
        }
        return new Hardening(
                docker.capDrop(),
                seccomp,
                docker.profiles().apparmorProfile(),
                docker.profiles().runtime());
    }

    private String profileText(Path file) throws RefusedException {
        return switch (host.seccomp(file)) {
            case ProfileText.Text text -> text.json();
            case ProfileText.Unusable unusable ->
                throw new RefusedException(
                        ConditionType.HARDENING_INCOMPLETE, "SeccompProfileUnusable", unusable.message());
        };
    }
}
