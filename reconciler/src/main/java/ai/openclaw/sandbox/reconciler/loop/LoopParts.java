package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.reconciler.execute.Workspaces;
import ai.openclaw.sandbox.reconciler.store.SandboxStore;
import java.util.function.Supplier;

/**
 * What the control loop is given.
 *
 * @param engine the engine
 * @param store what outlives the daemon
 * @param workspaces directories
 * @param instance id of this state directory
 * @param settings the daemon's settings in force
 * @param backdrop time, threads and chance
 */
public record LoopParts(
        ContainerEngine engine,
        SandboxStore store,
        Workspaces workspaces,
        String instance,
        Supplier<DaemonSettings> settings,
        Backdrop backdrop) {}
