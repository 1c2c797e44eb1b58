package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.whereabouts.Whereabouts;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.sandbox.Bound;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.model.security.BindRules;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.SourcePath;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks where the directories that are to be mounted really lead, right before they are: a configuration knows names only, and links change. */
final class Sources {

    private final ProtectedPaths guarded;
    private final Supplier<Whereabouts> whereabouts;

    /**
     * Looks on behalf of a daemon.
     *
     * @param guarded what of the engine's host no sandbox gets
     * @param whereabouts where the daemon is, and so what its paths are called there
     */
    Sources(ProtectedPaths guarded, Supplier<Whereabouts> whereabouts) {
        this.guarded = guarded;
        this.whereabouts = whereabouts;
    }

    void check(WorkspacePlan plan) throws WorkspaceException {
        for (Bound bound : plan.mounts()) {
            sameAsPlanned(bound);
        }
        if (plan.access() != WorkspaceAccess.NONE) {
            Path workspace = plan.agentWorkspace();
            Optional<String> why = real(workspace).flatMap(guarded::reasonForWorkspace);
            if (why.isPresent()) {
                throw refused(BindRules.PREFIX + "the agent's workspace " + workspace + " leads to what " + why.get()
                        + ". Choose another directory.");
            }
        }
        if (plan.binds().isEmpty()) {
            return;
        }
        BindRules rules = rules(plan);
        for (Bound bound : plan.binds()) {
            Path source = bound.path();
            Optional<BindRules.Refusal> refusal = real(source).flatMap(real -> rules.checkReal(source, real));
            if (refusal.isPresent()) {
                throw refused(refusal.get().message() + " " + refusal.get().remedy());
            }
        }
    }

    /** In a container, what the engine is asked to mount must still be what the daemon's own path leads to. */
    private void sameAsPlanned(Bound bound) throws WorkspaceException {
        switch (whereabouts.get().onEngineHost(bound.path())) {
            case SourcePath.Found found -> {
                if (!found.path().equals(bound.mount().source())) {
                    throw refused(BindRules.PREFIX + bound.path() + " leads to " + found.path()
                            + " on the engine's host by now, and was to be "
                            + bound.mount().source()
                            + ". Remove the link on the way, or name the directory by its own path.");
                }
            }
            case SourcePath.Unbacked unbacked -> throw new WorkspaceException(unbacked.message());
            case SourcePath.Guarded never -> throw refused(never.message());
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
