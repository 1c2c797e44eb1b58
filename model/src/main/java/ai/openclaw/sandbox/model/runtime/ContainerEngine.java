package ai.openclaw.sandbox.model.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The port to a container engine: exactly the calls the product makes. Calls block the calling thread, keep a deadline of their own and are safe
 * from any number of threads; interrupting the thread abandons the call ({@link EngineFailure.Unavailable}). After
 * {@link EngineFailure.Unavailable} and {@link EngineFailure.DeadlineExceeded} nobody knows whether the engine acted: look again.
 */
public interface ContainerEngine extends AutoCloseable {

    /** What the engine says of itself. */
    EngineInfo info() throws EngineException;

    /** All containers, in whatever state, that carry all these labels. Without {@link ObservedContainer#exit()}. */
    List<ObservedContainer> list(Map<String, String> labels) throws EngineException;

    /** One container by id or name; empty when there is none. */
    Optional<ObservedContainer> inspect(String idOrName) throws EngineException;

    /** An image by reference; empty when the engine does not have it. Never pulls. */
    Optional<ObservedImage> image(String reference) throws EngineException;

    /**
     * Makes a container, not yet running.
     *
     * @param name its name; {@link EngineFailure.Conflict} when taken
     * @param spec what to make
     * @param creationLabels labels of this creation, added to the spec's
     * @return its id
     */
    String create(String name, ContainerSpec spec, Map<String, String> creationLabels) throws EngineException;

    /** Starts a container; one that runs already is left running. */
    void start(String id) throws EngineException;

    /** Renames a container; {@link EngineFailure.Conflict} when the name is taken. */
    void rename(String id, String newName) throws EngineException;

    /** Kills and removes a container with its anonymous volumes; one that is gone already, or going, counts as removed. */
    void remove(String id) throws EngineException;

    /**
     * Sees to it that there is a network of a name. One that is missing is made as a bridge whose containers cannot reach each other.
     *
     * @param name its name; one of that name that is there is left as it is, whoever made it
     * @param labels labels of one that is made
     */
    void ensureNetwork(String name, Map<String, String> labels) throws EngineException;

    /** Removes the networks with all these labels that no container belongs to, be it running or not. */
    void removeUnusedNetworks(Map<String, String> labels) throws EngineException;

    /**
     * Runs a process in a container and waits for its end.
     *
     * @param id the container
     * @param request what to run
     * @param output takes its output as it comes
     * @param deadline most time it may take; then {@link EngineFailure.DeadlineExceeded}, and the process may still run
     * @return its exit code
     */
    int exec(String id, ExecRequest request, OutputSink output, Duration deadline) throws EngineException;

    /**
     * Listens to the engine until the subscription is closed, reconnecting by itself and catching up from the last event heard. Execs made through
     * {@link #exec} are not told of: only other people's are news.
     *
     * @param since from when; usually a little before now
     * @param listener who hears it
     */
    Subscription watch(Instant since, EngineListener listener);

    @Override
    void close();
}
