package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.reconciler.plan.Setback;

/** What came of an action. */
public sealed interface Outcome {

    /** There was nothing to do. */
    record Rested() implements Outcome {}

    /** It is done; the next plan sees a new world. */
    record Advanced() implements Outcome {}

    /** It could not be done now, for somebody came in meanwhile; who is in pokes the loop when he leaves. */
    record Deferred() implements Outcome {}

    /** It did not work; try again later. */
    record Failed(Setback setback) implements Outcome {}

    /** The engine is away, or did not answer; nobody knows what is done. */
    record EngineAway(EngineFailure failure) implements Outcome {}
}
