package ai.openclaw.sandbox.model.runtime;

import java.util.Optional;

/** The part of a container engine that says what containers use. Calls block, keep a deadline of their own and are safe from any number of threads. */
@FunctionalInterface
public interface Usages {

    /** What a container uses now; empty when it is gone or does not run. */
    Optional<ContainerUsage> usage(String container) throws EngineException;
}
