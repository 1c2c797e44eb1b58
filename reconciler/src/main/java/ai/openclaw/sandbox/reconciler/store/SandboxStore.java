package ai.openclaw.sandbox.reconciler.store;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.List;

/**
 * The port to what outlives the daemon. A returned call is on disk, also after {@code kill -9}; calls are safe from any thread and throw
 * {@link StoreException} when they cannot be kept.
 */
public interface SandboxStore {

    /** Every record, in no order. Read once, at start. */
    List<SandboxRecord> load();

    /** Keeps a record in place of the one of the same name. */
    void save(SandboxRecord record);

    /** Forgets a record; one that is not there is forgotten already. */
    void delete(SandboxName name);

    /** Adds an event to the timeline. */
    void append(SandboxEvent event);
}
