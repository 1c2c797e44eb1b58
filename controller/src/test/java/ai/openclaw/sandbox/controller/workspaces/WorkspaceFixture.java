package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.LocalHostFacts;
import ai.openclaw.sandbox.controller.store.InstanceId;
import ai.openclaw.sandbox.controller.whereabouts.Whereabouts;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.sandbox.Bound;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A state directory, an agent's workspace, and who works there: 1000:1000 when the tests run as root, else whoever runs them. */
final class WorkspaceFixture {

    static final ScopeKey SCOPE_KEY = new ScopeKey("agent:work:demo \uD83D\uDE80");
    static final InstanceId INSTANCE = new InstanceId("0123456789abcdef0123456789abcdef");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final Path state;
    final Path agent;
    final Path directory;
    final Owner daemon;
    final Owner user;

    WorkspaceFixture(Path root) throws IOException {
        state = Files.createDirectory(root.resolve("state"));
        agent = root.resolve("agent's workspace");
        directory = state.resolve("sandboxes").resolve(SCOPE_KEY.slug());
        daemon = LocalHostFacts.look(state, ProtectedPaths.usual()).daemon();
        user = daemon.root() ? Owner.DEFAULT : daemon;
    }

    HostWorkspaces workspaces() {
        return workspaces(daemon);
    }

    HostWorkspaces workspaces(Owner as) {
        return new HostWorkspaces(
                state,
                new HostWorkspaces.Surroundings(as, ProtectedPaths.usual(), Whereabouts.Beside::new, Optional.empty()),
                INSTANCE,
                InstantSource.fixed(NOW));
    }

    WorkspacePlan plan(WorkspaceAccess access) {
        return plan(access, agent, user);
    }

    /** The same with something else mounted. */
    static WorkspacePlan with(WorkspacePlan plan, List<Bound> bounds) {
        return new WorkspacePlan(
                plan.identity(), plan.access(), plan.sandboxDirectory(), plan.agentWorkspace(), plan.owner(), bounds);
    }

    WorkspacePlan plan(WorkspaceAccess access, Path workspace, Owner owner) {
        SandboxIdentity identity = new SandboxIdentity(
                SandboxName.of("openclaw-sbx-", SCOPE_KEY),
                SandboxKind.TOOL,
                AgentId.of("work"),
                SandboxScope.SESSION,
                SCOPE_KEY);
        return new WorkspacePlan(identity, access, directory, workspace, Optional.of(owner), List.of());
    }

    Path agentFile(String name, String text) throws IOException {
        Path file = agent.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path markerFile() {
        return directory.resolveSibling(".openclaw").resolve(directory.getFileName() + ".json");
    }
}
