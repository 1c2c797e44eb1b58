package ai.openclaw.sandbox.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer to a request as it grows. Safe from any thread. */
interface Answer {

    /** Tells something on the way. */
    void tell(JsonNode notification);

    /** The answer itself, after which there is nothing. */
    void end(JsonNode message);

    /** Ends without an answer, since nobody waits for one. */
    void drop();
}
