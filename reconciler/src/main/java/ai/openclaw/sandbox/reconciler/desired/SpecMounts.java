package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Bound;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.model.security.BindRules;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.LocalPath;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.SourcePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mounts of one sandbox. Workspaces are paths of the daemon, and so is a bind's source in one of them; any other source is a path of the engine's host, as for the
 * docker command.
 */
final class SpecMounts {

    private final HostFacts host;
    private final DockerSettings docker;
    private final WorkspacePlan plan;
    private final List<Path> own;

    /** @param plan the sandbox's directories; what it says of mounts does not count */
    SpecMounts(HostFacts host, DockerSettings docker, WorkspacePlan plan) {
        this.host = host;
        this.docker = docker;
        this.plan = plan;
        this.own = List.of(plan.sandboxDirectory(), plan.agentWorkspace());
    }

    List<Bound> all() throws RefusedException {
        List<Bound> mounts = new ArrayList<>();
        mounts.add(derived(Bound.Part.WORKSPACE, plan.active(), docker.workdir(), Mount.Access.READ_WRITE));
        if (plan.access() == WorkspaceAccess.RO) {
            mounts.add(
                    derived(Bound.Part.AGENT, plan.agentWorkspace(), SpecBuilder.AGENT_TARGET, Mount.Access.READ_ONLY));
        }
        BindRules rules = new BindRules(
                host.guarded(),
                own,
                docker.workdir(),
                new BindRules.Allowed(
                        docker.dangerous().externalBindSources(),
                        docker.dangerous().reservedContainerTargets()));
        for (String bind : docker.binds()) {
            mounts.add(bound(bind, rules));
        }
        return mounts;
    }

    /** A path of the daemon. */
    private Bound derived(Bound.Part part, Path path, String target, Mount.Access access) throws RefusedException {
        return switch (host.onEngineHost(path)) {
            case SourcePath.Found found -> new Bound(part, path, new Mount(found.path(), target, access));
            case SourcePath.Unbacked unbacked ->
                throw new RefusedException(ConditionType.WORKSPACE_READY, "PathNotOnHost", unbacked.message());
            case SourcePath.Guarded guarded -> throw rejected(guarded.message());
        };
    }

    /** The configuration was checked for all sandboxes of an agent; this one has a directory of its own. */
    private Bound bound(String text, BindRules rules) throws RefusedException {
        String[] parts = text.split(":", 3);
        boolean readOnly = parts.length > 2 && List.of(parts[2].split(",")).contains("ro");
        Mount.Access access = readOnly ? Mount.Access.READ_ONLY : Mount.Access.READ_WRITE;
        Path source = Path.of(parts[0]);
        List<BindRules.Refusal> refusals = rules.check(source, parts[1]);
        if (!refusals.isEmpty()) {
            throw rejected(
                    refusals.getFirst().message() + " " + refusals.getFirst().remedy());
        }
        if (own.stream().anyMatch(source::startsWith)) {
            return derived(Bound.Part.BIND, source, parts[1], access);
        }
        return switch (host.here(source)) {
            case LocalPath.Found found ->
                new Bound(Bound.Part.BIND, found.path(), new Mount(parts[0], parts[1], access));
            case LocalPath.Unseen unseen -> throw rejected(unseen.message());
        };
    }

    private static RefusedException rejected(String message) {
        return new RefusedException(ConditionType.SECURITY_REJECTED, "BindRejected", message);
    }
}
