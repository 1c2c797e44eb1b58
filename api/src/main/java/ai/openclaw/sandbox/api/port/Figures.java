package ai.openclaw.sandbox.api.port;

/** Figures about the daemon. */
@FunctionalInterface
public interface Figures {

    /** All of them, in the Prometheus text format 0.0.4. */
    String text();
}
