package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.model.security.BindRules;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks where the directories that are to be mounted really lead, right before they are: a configuration knows names only, and links change. */
final class Sources {

    private final ProtectedPaths guarded;

    Sources(ProtectedPaths guarded) {
        this.guarded = guarded;
    }

    void check(WorkspacePlan plan) throws WorkspaceException {
        if (plan.access() != WorkspaceAccess.NONE) {
            Path workspace = plan.agentWorkspace();
            Optional<String> why = real(workspace).flatMap(guarded::reasonForWorkspace);
            if (why.isPresent()) {
                throw refused(BindRules.PREFIX + "the agent's workspace " + workspace + " leads to what " + why.get()
                        + ". Choose another directory.");
            }
        }
        if (plan.sources().isEmpty()) {
            return;
        }
        BindRules rules = rules(plan);
        for (Path source : plan.sources()) {
            Optional<BindRules.Refusal> refusal = real(source).flatMap(real -> rules.checkReal(source, real));
            if (refusal.isPresent()) {
                throw refused(refusal.get().message() + " " + refusal.get().remedy());
            }
        }
    }

    /** A sandbox's own directories count by both their names. */
    private BindRules rules(WorkspacePlan plan) throws WorkspaceException {
        List<Path> own = new ArrayList<>(List.of(plan.sandboxDirectory(), plan.agentWorkspace()));
        for (Path directory : List.copyOf(own)) {
            real(directory).ifPresent(own::add);
        }
        return new BindRules(guarded, own, "/workspace", new BindRules.Allowed(true, true));
    }

    /** Where a path leads; empty when there is nothing yet, which the engine refuses by itself. */
    private static Optional<Path> real(Path path) throws WorkspaceException {
        try {
            return Optional.of(path.toRealPath());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw refused(BindRules.PREFIX + "it cannot be seen where " + path + " leads: " + AccessAdvice.describe(e)
                    + ". Let the daemon's user pass through the directories above it.");
        }
    }

    private static WorkspaceException refused(String message) {
        return new WorkspaceException(ConditionType.SECURITY_REJECTED, message);
    }
}
