package ai.openclaw.sandbox.api.port;

/** Takes down what concerns the daemon itself rather than a sandbox, for the timeline. Safe from any thread; may block. */
@FunctionalInterface
public interface Journal {

    /**
     * Takes something down.
     *
     * @param actor who did it
     * @param reason one stable CamelCase word for programs
     * @param message a sentence for people, without secrets
     */
    void tell(String actor, String reason, String message);
}
