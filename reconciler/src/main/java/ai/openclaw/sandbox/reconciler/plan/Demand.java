package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;

/** What configuration and sessions say of a sandbox. */
public sealed interface Demand {

    /** They speak for it. */
    record Spoken(DesiredSandbox desired) implements Demand {}

    /** They certainly do not speak for it. */
    record Gone() implements Demand {}

    /** They cannot be asked; nothing is made, nothing is removed. */
    record Doubtful(String why) implements Demand {}
}
