package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.reconciler.execute.Workspaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives up on directories that do not answer: a network file system that hangs, or a pipe that somebody put in place of a file between look and use.
 * What hangs holds a thread until the kernel lets it go, so few attempts per workspace may hang; other workspaces are not held up.
 */
public final class DeadlinedWorkspaces implements Workspaces {

    /** How long preparing may take. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    /** Most attempts that hang in one agent's workspace before no other is begun. */
    static final int MAX_HANGING = 2;

    private final Workspaces inner;
    private final ThreadFactory threads;
    private final Duration limit;
    private final Map<Path, Integer> hanging = new ConcurrentHashMap<>();

    /**
     * Workspaces that answer in time or not at all.
     *
     * @param threads makes platform threads: a thread that hangs in the kernel would take a carrier from all virtual ones
     * @param limit how long preparing may take
     */
    public DeadlinedWorkspaces(Workspaces inner, ThreadFactory threads, Duration limit) {
        this.inner = inner;
        this.threads = threads;
        this.limit = limit;
    }

    @Override
    public void prepare(WorkspacePlan plan) throws WorkspaceException {
        Path workspace = plan.agentWorkspace();
        if (hanging.getOrDefault(workspace, 0) >= MAX_HANGING) {
            throw tooLong(plan, "Earlier attempts to prepare it still hang.");
        }
        Attempt attempt = new Attempt(plan);
        threads.newThread(attempt).start();
        try {
            attempt.outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            attempt.leave();
            throw tooLong(plan, "Preparing it took longer than " + limit.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkspaceException("Preparing " + plan.active() + " was interrupted.", e);
        } catch (ExecutionException e) {
            throw failure(plan, e);
        }
    }

    /** The engine's calls have deadlines of their own, and what was just mounted answers. */
    @Override
    public void prove(WorkspacePlan plan, String containerId) throws WorkspaceException, EngineException {
        inner.prove(plan, containerId);
    }

    private static WorkspaceException failure(WorkspacePlan plan, ExecutionException e) {
        return e.getCause() instanceof WorkspaceException known
                ? known
                : new WorkspaceException("Preparing " + plan.active() + " failed: " + e.getCause(), e);
    }

    private static WorkspaceException tooLong(WorkspacePlan plan, String what) {
        return new WorkspaceException("The workspace " + plan.agentWorkspace() + " or the sandbox's directory "
                + plan.sandboxDirectory() + " does not answer. " + what
                + " Look for a network file system that hangs, and for pipes among the workspace's files.");
    }

    /** One attempt; counted as hanging from when it is given up until it ends after all. */
    private final class Attempt implements Runnable {

        private final Path workspace;
        private final FutureTask<Boolean> outcome;
        private boolean left; // guarded by this
        private boolean ended; // guarded by this

        Attempt(WorkspacePlan plan) {
            this.workspace = plan.agentWorkspace();
            this.outcome = new FutureTask<>(() -> {
                inner.prepare(plan);
                return true;
            });
        }

        @Override
        public void run() {
            outcome.run();
            synchronized (this) {
                ended = true;
                if (left) {
                    hanging.computeIfPresent(workspace, (path, count) -> count > 1 ? count - 1 : null);
                }
            }
        }

        synchronized void leave() {
            if (!ended) {
                left = true;
                hanging.merge(workspace, 1, Integer::sum);
            }
        }
    }
}
