package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.store.SandboxStore;

/** A deliberate bug in what the reconciler is given; {@link #NONE} is none. */
interface Mutation {

    /** The reconciler as it is. */
    Mutation NONE = new Mutation() {};

    default ContainerEngine engine(ContainerEngine engine) {
        return engine;
    }

    default SandboxStore store(SandboxStore store) {
        return store;
    }

    default DesiredState desired(DesiredState desired) {
        return desired;
    }
}
