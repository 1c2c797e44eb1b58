package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.execute.Capacity;
import ai.openclaw.sandbox.reconciler.execute.SetupRuns;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.plan.Rules;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.util.function.Supplier;

/**
 * Where the parts of a situation are found.
 *
 * @param desired what should be
 * @param observed what is
 * @param registry what is remembered
 * @param leases who uses what
 * @param setups set-up commands that run
 * @param capacity how many there may be
 * @param settings the daemon's settings in force
 * @param pruning whether pruning may go on
 */
record World(
        Supplier<DesiredState> desired,
        ObservedState observed,
        Registry registry,
        Leases leases,
        SetupRuns setups,
        Capacity capacity,
        Supplier<DaemonSettings> settings,
        Supplier<Rules.Pruning> pruning) {}
