package ai.openclaw.sandbox.controller.cli.client;

import java.io.IOException;
import java.util.Optional;

/** A way to the daemon. */
interface Transport {

    /** Sends a request and waits for the whole reply. */
    Reply send(Request request) throws IOException;

    /** Opens a connection that both sides write to. */
    Duplex connect() throws IOException;

    /** Header lines that every request needs here, each with its end. */
    String headers();

    /** Whether the daemon is told who asks. */
    boolean identified();

    /** What is at the other end, for messages. */
    String target();

    /** What to do when nobody is there. */
    String whenAway();

    /**
     * A request.
     *
     * @param method HTTP method
     * @param path path and query, encoded
     * @param body JSON, if there is any
     */
    record Request(String method, String path, Optional<String> body) {}

    /**
     * A reply.
     *
     * @param status HTTP status
     * @param body its text
     */
    record Reply(int status, String body) {}
}
