package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.plan.Hold;
import ai.openclaw.sandbox.reconciler.plan.Setback;
import ai.openclaw.sandbox.reconciler.plan.StartMark;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.Setup;
import ai.openclaw.sandbox.reconciler.store.Registry;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The set-up commands that run now. They may take minutes, so they run beside the loop and poke it when they end; meanwhile the sandbox can still be
 * replaced or removed, which ends them.
 */
public final class SetupRuns {

    /** The exit code told of one that took too long, as timeout(1) has it. */
    public static final int TIMED_OUT = 124;

    /** The exit code told of one that could not be run at all, for want of a shell for example, as shells have it. */
    public static final int NOT_RUNNABLE = 126;

    private static final Logger log = LoggerFactory.getLogger(SetupRuns.class);

    private final ContainerEngine engine;
    private final Registry registry;
    private final Executor threads;
    private final InstantSource clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** Runs commands on {@code threads}, one thread each. */
    public SetupRuns(ContainerEngine engine, Registry registry, Executor threads, InstantSource clock) {
        this.engine = engine;
        this.registry = registry;
        this.threads = threads;
        this.clock = clock;
    }

    /** Containers in which a command runs. */
    public Set<String> running() {
        return Set.copyOf(running);
    }

    /** Begins a command, unless it was begun; the visitor is told when it has ended, however. */
    void begin(SandboxIdentity identity, Action.RunSetup setup, PlanExecutor.Visitor visitor) {
        String containerId = setup.containerId();
        if (!running.add(containerId)) {
            return;
        }
        try {
            if (identity.kind() != SandboxKind.BROWSER) {
                keep(identity, containerId, new ContainerRecord.Begun());
            }
            threads.execute(() -> {
                try {
                    run(identity, setup, visitor);
                } finally {
                    running.remove(containerId);
                    visitor.poke();
                }
            });
        } catch (RuntimeException e) {
            running.remove(containerId); // the store or the threads are gone; the next visit tries again
            throw e;
        }
    }

    private void run(SandboxIdentity identity, Action.RunSetup setup, PlanExecutor.Visitor visitor) {
        try {
            if (identity.kind() == SandboxKind.BROWSER) {
                ask(identity, setup, visitor);
            } else {
                attempt(identity, setup);
            }
        } catch (StoreException e) {
            log.warn("the end of the set-up of {} could not be kept: {}", identity.name(), e.getMessage());
            notKept(identity, setup, visitor);
        }
    }

    /** A browser would be asked again at once, and as fast as it answers, until the store takes it. A command is not run twice: there its container gives way to a new one, once that can be noted. */
    private static void notKept(SandboxIdentity identity, Action.RunSetup setup, PlanExecutor.Visitor visitor) {
        if (identity.kind() == SandboxKind.BROWSER) {
            String message = "It was asked whether its browser answers, and what it said could not be kept: the daemon"
                    + " cannot write its state. Is the disk full? It is asked again.";
            visitor.setBack(
                    new Setback(ConditionType.BROWSER_READY, "AnswerNotKept", message),
                    Hold.setUp(setup.containerId()));
        }
    }

    private void attempt(SandboxIdentity identity, Action.RunSetup setup) {
        Tail tail = new Tail();
        try {
            end(identity, setup, exec(setup, setup.command(), setup.limit(), tail), tail.text());
        } catch (EngineException e) {
            notEnded(identity, setup, tail.text(), e.failure());
        }
    }

    private int exec(Action.RunSetup setup, String command, Duration limit, Tail tail) throws EngineException {
        return engine.exec(setup.containerId(), ExecRequest.of("sh", "-lc", command), tail, limit);
    }

    private void notEnded(SandboxIdentity identity, Action.RunSetup setup, String output, EngineFailure failure) {
        switch (failure) {
            case EngineFailure.DeadlineExceeded late ->
                end(
                        identity,
                        setup,
                        TIMED_OUT,
                        output + "\n(ended after " + setup.limit().toMinutes() + " minutes)");
            case EngineFailure.Rejected rejected -> end(identity, setup, NOT_RUNNABLE, rejected.message());
            // It stays "begun", and as nothing runs any more that means cut off: a new container starts afresh.
            default -> log.warn("set-up of {} was cut off: {}", identity.name(), failure.message());
        }
    }

    private void end(SandboxIdentity identity, Action.RunSetup setup, int code, String output) {
        boolean good = code == 0;
        registry.append(new SandboxEvent(
                clock.instant(),
                identity.name(),
                good ? SandboxEvent.Type.SETUP_COMPLETED : SandboxEvent.Type.FAILED,
                SandboxEvent.CONTROLLER,
                good ? "SetupCompleted" : "SetupFailed",
                "The set-up command ended with exit code " + code + "."));
        keep(
                identity,
                setup.containerId(),
                good ? new ContainerRecord.Succeeded(output) : new ContainerRecord.Failed(code, output));
    }

    /** Asks a browser whether it answers. One that does not is kept and asked again: on a busy host it may only be slow. */
    private void ask(SandboxIdentity identity, Action.RunSetup check, PlanExecutor.Visitor visitor) {
        Tail tail = new Tail();
        String silence;
        try {
            int code = exec(check, BrowserCheck.command(check), BrowserCheck.patience(check), tail);
            if (code == 0) {
                keep(identity, check.containerId(), new ContainerRecord.Succeeded(StartMark.of(check.container())));
                return;
            }
            keep(identity, check.containerId(), new ContainerRecord.Failed(code, tail.text()));
            silence = BrowserCheck.silence(check, code, tail.text());
        } catch (EngineException e) {
            silence = "It could not be asked whether its browser answers: "
                    + e.failure().message();
        }
        visitor.setBack(
                new Setback(ConditionType.BROWSER_READY, "BrowserSilent", silence), Hold.setUp(check.containerId()));
    }

    private void keep(SandboxIdentity identity, String containerId, Setup setup) {
        registry.update(identity, clock.instant(), record -> {
            Optional<ContainerRecord> known = record.container(containerId);
            return known.isEmpty() && !(setup instanceof ContainerRecord.Begun)
                    ? record // the container was removed meanwhile
                    : record.with(containerId, new ContainerRecord(known.flatMap(ContainerRecord::madeFrom), setup));
        });
    }
}
