package ai.openclaw.sandbox.api.mcp;

import ai.openclaw.sandbox.model.session.SessionKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A client that has introduced itself, for one session of ours. Safe from any thread. */
final class McpSession {

    private final String id;
    private final SessionKey session;
    private final Map<JsonNode, RunningCall> calls = new HashMap<>(); // guarded by this
    private Instant lastUsed; // guarded by this

    McpSession(String id, SessionKey session, Instant now) {
        this.id = id;
        this.session = session;
        this.lastUsed = now;
    }

    /** What the client shows with each request. */
    String id() {
        return id;
    }

    /** Whose tools it uses. */
    SessionKey session() {
        return session;
    }

    synchronized void used(Instant now) {
        lastUsed = now;
    }

    synchronized Instant lastUsed() {
        return lastUsed;
    }

    synchronized boolean busy() {
        return !calls.isEmpty();
    }

    /** A call begins under the id of its request, which no other one under way may have. */
    synchronized void begin(JsonNode request, RunningCall call) throws McpFailure {
        if (calls.putIfAbsent(request, call) != null) {
            throw McpFailure.invalidRequest("A request with this id is under way already.");
        }
    }

    synchronized void ended(JsonNode request, Instant now) {
        calls.remove(request);
        lastUsed = now;
    }

    /** Ends a call, if it is still under way. */
    synchronized void cancel(JsonNode request) {
        RunningCall call = calls.get(request);
        if (call != null) {
            call.cancel();
        }
    }

    /** Ends all calls. */
    synchronized void cancelAll() {
        calls.values().forEach(RunningCall::cancel);
    }
}
