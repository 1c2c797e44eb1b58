package ai.openclaw.sandbox.model.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The daemon's own knobs, from {@code sandbox-controller.json5} in the state directory.
 *
 * @param hotWindow how long after its last use a sandbox is left alone
 * @param activeWindow how long after its last update a session counts as active
 * @param resyncInterval how often everything is listed again
 * @param maxConcurrentActions most engine actions at once
 * @param maxSandboxes most sandboxes at once
 * @param warmExecSlots execs kept ready per sandbox, 0 for none
 * @param workspaceGc collection of orphaned workspaces
 * @param engine which engine, and how long to wait for it
 * @param events what is written down of what happens
 */
public record DaemonSettings(
        Duration hotWindow,
        Duration activeWindow,
        Duration resyncInterval,
        int maxConcurrentActions,
        int maxSandboxes,
        int warmExecSlots,
        WorkspaceGc workspaceGc,
        Engine engine,
        Events events) {

    /** What holds where the file says nothing. {@code maxConcurrentActions} is twice the processors. */
    public static DaemonSettings defaults(int processors) {
        return new DaemonSettings(
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                2 * processors,
                100,
                1,
                new WorkspaceGc(false, Duration.ofDays(30)),
                new Engine(Optional.empty(), Duration.ofSeconds(30)),
                new Events(Duration.ofDays(14), false));
    }

    /**
     * Collection of workspaces whose sandbox is long gone.
     *
     * @param enabled whether anything is collected
     * @param retention how long after the sandbox
     */
    public record WorkspaceGc(boolean enabled, Duration retention) {}

    /**
     * What is written down of what happens.
     *
     * @param retention how long events and tool calls are kept
     * @param toolArguments whether the arguments of tool calls are kept too; they may hold secrets
     */
    public record Events(Duration retention, boolean toolArguments) {}

    /**
     * The engine.
     *
     * @param host {@code unix://…} or {@code tcp://…}; empty: {@code DOCKER_HOST}, else the usual socket
     * @param apiTimeout most time one ordinary call may take
     */
    public record Engine(Optional<String> host, Duration apiTimeout) {}
}
