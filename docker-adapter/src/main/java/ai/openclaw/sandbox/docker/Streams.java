package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Opens answers that go on. docker-java's own streaming starts a thread that cannot be ended before the engine sends its head; here the caller's
 * thread reads, and the head has a deadline.
 */
final class Streams {

    private static final int FIRST_OK = 200;
    private static final int LAST_OK = 299;

    private final TimedCalls calls;

    Streams(TimedCalls calls) {
        this.calls = calls;
    }

    /** Sends a request and waits for the head of its answer. Who gets the answer closes it. */
    Response open(String operation, Duration limit, Link link, Request request) throws EngineException {
        return calls.call(operation, limit, () -> accepted(link.streams().execute(request)), Response::close);
    }

    /** An answer that means success; any other is thrown. */
    static Response accepted(Response response) throws EngineException, IOException {
        int status = response.getStatusCode();
        if (status >= FIRST_OK && status <= LAST_OK) {
            return response;
        }
        try (response) {
            String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            throw new EngineException(Failures.ofStatus(status, body));
        }
    }
}
