package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of tools in sandboxes, as the daemon's own tools make them. */
final class ToolCalls {

    private record Call(Leases.Lease lease, SandboxName name, String container, Reconciler daemon) {}

    private final Simulation run;
    private final List<Call> running = new ArrayList<>();

    ToolCalls(Simulation run) {
        this.run = run;
    }

    /** Begins one in a sandbox that is ready. */
    void begin(int who) {
        run.reconciler().ifPresent(daemon -> {
            List<Sandbox> ready =
                    daemon.board().list().stream().filter(ToolCalls::ready).toList();
            if (!ready.isEmpty()) {
                begin(ready.get(who % ready.size()).identity().name());
            }
        });
    }

    /** Begins one as a tool does: first the lease, then a look at which container is ready. */
    void begin(SandboxName name) {
        run.reconciler()
                .ifPresent(daemon -> daemon.leases()
                        .acquire(name, run.clock().instant())
                        .ifPresent(lease -> readyContainer(daemon, name)
                                .ifPresentOrElse(id -> begun(new Call(lease, name, id, daemon)), lease::close)));
    }

    /** One that waits until its sandbox is there, which is made for it if need be; what ends the waiting. */
    Optional<Runnable> waitFor(SandboxName name) {
        return run.reconciler()
                .flatMap(daemon -> daemon.leases()
                        .claim(name, run.clock().instant())
                        .map(lease -> () -> {
                            if (run.reconciler().filter(daemon::equals).isPresent()) {
                                lease.close();
                            }
                        }));
    }

    /** One that is over as soon as it has begun. */
    void beginAndEnd(SandboxName name) {
        int before = running.size();
        begin(name);
        if (running.size() > before) {
            end(running.getLast());
        }
    }

    void end(int who) {
        running.removeIf(call ->
                run.reconciler().filter(daemon -> daemon.equals(call.daemon())).isEmpty()); // died with their daemon
        if (!running.isEmpty()) {
            end(running.get(who % running.size()));
        }
    }

    void endAll() {
        List.copyOf(running).forEach(this::end);
    }

    static boolean ready(Sandbox sandbox) {
        return sandbox.status()
                .condition(ConditionType.READY)
                .map(it -> it.status() == Condition.Status.TRUE)
                .orElse(false);
    }

    private static Optional<String> readyContainer(Reconciler daemon, SandboxName name) {
        return daemon.board()
                .get(name)
                .filter(ToolCalls::ready)
                .flatMap(now -> now.status().container())
                .map(SandboxStatus.ContainerRef::id);
    }

    private void begun(Call call) {
        running.add(call);
        run.uses().held(call.container());
        run.uses().used(call.name());
    }

    private void end(Call call) {
        running.remove(call);
        if (run.reconciler().filter(daemon -> daemon.equals(call.daemon())).isPresent()) {
            run.uses().released(call.container());
            run.uses().used(call.name());
            call.lease().close();
        }
    }
}
