package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.lease.Leases;

/**
 * A sandbox that is in use: as long as this is open, nobody takes it away.
 *
 * @param identity which
 * @param container id of its container
 * @param spec what it should be
 * @param lease the use
 */
public record SandboxRoom(SandboxIdentity identity, String container, SandboxSpec spec, Leases.Lease lease)
        implements AutoCloseable {

    /** Ends the use. */
    @Override
    public void close() {
        lease.close();
    }
}
