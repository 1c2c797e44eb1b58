package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.time.InstantSource;

/**
 * What actions are carried out with.
 *
 * @param engine the engine
 * @param observed what it has, as far as known
 * @param registry what is remembered
 * @param workspaces directories
 * @param leases who uses what
 * @param capacity how many there may be
 * @param setups set-up commands that run
 * @param networks networks of browsers
 * @param clock the time
 */
public record ExecutorParts(
        ContainerEngine engine,
        ObservedState observed,
        Registry registry,
        Workspaces workspaces,
        Leases leases,
        Capacity capacity,
        SetupRuns setups,
        Networks networks,
        InstantSource clock) {}
