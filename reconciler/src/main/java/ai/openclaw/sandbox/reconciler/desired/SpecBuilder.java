package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.config.AgentSettings;
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
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.ProfileText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns an agent's settings into the spec of one sandbox. Pure but for the facts it asks of the host. */
public final class SpecBuilder {

    /** Where the agent's workspace stands in a sandbox that may only read it. */
    public static final String AGENT_TARGET = "/agent";

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

    /** The spec of a tool sandbox under an agent's settings. */
    public SpecOutcome build(SandboxIdentity identity, AgentSettings.Resolved agent) {
        try {
            return new SpecOutcome.Buildable(spec(identity, agent));
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    private SandboxSpec spec(SandboxIdentity identity, AgentSettings.Resolved agent) throws RefusedException {
        DockerSettings docker = agent.sandbox().docker();
        WorkspacePlan workspace = workspace(identity, agent);
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

    private WorkspacePlan workspace(SandboxIdentity identity, AgentSettings.Resolved agent) throws RefusedException {
        SandboxSettings sandbox = agent.sandbox();
        Path directory = sandbox.workspaceRoot().resolve(identity.scopeKey().slug());
        Path active = sandbox.workspaceAccess() == WorkspaceAccess.RW ? agent.workspace() : directory;
        Optional<Owner> owner =
                sandbox.docker().user().map(SpecBuilder::numeric).orElseGet(() -> Optional.of(owner(active)));
        WorkspacePlan plan =
                new WorkspacePlan(identity, sandbox.workspaceAccess(), directory, agent.workspace(), owner, List.of());
        return new WorkspacePlan(
                identity,
                plan.access(),
                directory,
                agent.workspace(),
                owner,
                new SpecMounts(host, sandbox.docker(), plan).all());
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
