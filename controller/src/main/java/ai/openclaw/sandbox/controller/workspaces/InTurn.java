package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.reconciler.execute.Workspaces;
import com.google.common.util.concurrent.Striped;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;

/** One at a time in each sandbox's directory: a browser has the same one as the sandbox beside it, and both are made when their session begins. */
public final class InTurn implements Workspaces {

    /** So many that two directories hardly ever wait for each other for nothing; only those in use take memory. */
    private static final int STRIPES = 1 << 16;

    private final Workspaces inner;
    private final Striped<Lock> locks = Striped.lazyWeakLock(STRIPES);

    /** The same workspaces, in turn. */
    public InTurn(Workspaces inner) {
        this.inner = inner;
    }

    @Override
    public void prepare(WorkspacePlan plan) throws WorkspaceException {
        alone(plan.sandboxDirectory(), () -> {
            inner.prepare(plan);
            return true;
        });
    }

    /** Does something while no sandbox's directory is prepared at that path; waits for its turn. */
    <T, E extends Exception> T alone(Path sandboxDirectory, Deed<T, E> deed) throws E {
        Lock lock = locks.get(sandboxDirectory);
        lock.lock();
        try {
            return deed.run();
        } finally {
            lock.unlock();
        }
    }

    /** What is done in turn. */
    @FunctionalInterface
    interface Deed<T, E extends Exception> {
        /** Does it. */
        T run() throws E;
    }

    @Override
    public void prove(WorkspacePlan plan, String containerId) throws WorkspaceException, EngineException {
        inner.prove(plan, containerId);
    }
}
