package ai.openclaw.sandbox.api.http;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.time.Duration;
import java.util.Map;

/** A request that gets an error for an answer: which code, which reason, what to do. Has no stack trace, for it is an answer and no accident. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The detail that says when to try again, in seconds. */
    static final String RETRY_AFTER = "retryAfterSeconds";

    private final int code;
    private final String reason;
    private final transient Map<String, String> details;

    private Problem(int code, String reason, String message, Map<String, String> details) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = Map.copyOf(details);
    }

    /** The request cannot be understood. */
    public static Problem badRequest(String message) {
        return new Problem(400, "BadRequest", message, Map.of());
    }

    /** The caller did not say who he is, or said it wrong. */
    public static Problem unauthorized() {
        return new Problem(
                401,
                "Unauthorized",
                "A valid token is needed: send the header \"Authorization: Bearer <token>\". On the daemon's own host"
                        + " the command line needs none.",
                Map.of());
    }

    /** The device was shut out. */
    public static Problem revoked() {
        return new Problem(401, "Unauthorized", "revoked: this device was shut out. Pair it anew.", Map.of());
    }

    /** Too many wrong tokens came from there. */
    public static Problem lockedOut(Duration remaining) {
        String seconds = Long.toString(remaining.plusSeconds(1).toSeconds());
        return new Problem(
                429,
                "TooManyRequests",
                "Too many wrong tokens came from this address: none is taken from it for " + seconds
                        + " s. On the daemon's own host the command line still works.",
                Map.of(RETRY_AFTER, seconds));
    }

    /** The request comes from where none may come from. */
    public static Problem forbidden(String message) {
        return new Problem(403, "Forbidden", message, Map.of());
    }

    /** There is no such path. */
    public static Problem noSuchPath() {
        return new Problem(404, "NotFound", "There is nothing at this path.", Map.of());
    }

    /** There is no such thing. */
    public static Problem notFound(String kind, String name, String message) {
        return new Problem(404, "NotFound", message, Map.of("kind", kind, "name", name));
    }

    /** The path does not know this method. */
    public static Problem methodNotAllowed() {
        return new Problem(405, "MethodNotAllowed", "This path does not take this method.", Map.of());
    }

    /** The thing is not in a state for that. */
    public static Problem conflict(String kind, String name, String message) {
        return new Problem(409, "Conflict", message, Map.of("kind", kind, "name", name));
    }

    /** What the request goes on from is known no more. */
    public static Problem expired(String message) {
        return new Problem(410, "Expired", message, Map.of());
    }

    /** What the request was made from is not so any more. */
    public static Problem preconditionFailed(String message) {
        return new Problem(412, "PreconditionFailed", message, Map.of());
    }

    /** The request must say what it was made from. */
    public static Problem preconditionRequired(String message) {
        return new Problem(428, "PreconditionRequired", message, Map.of());
    }

    /** The request is longer than it may be. */
    public static Problem tooLarge(String message) {
        return new Problem(413, "RequestEntityTooLarge", message, Map.of());
    }

    /** The request is understood and asks for something that cannot be. */
    public static Problem invalid(String field, String message) {
        return new Problem(422, "Invalid", message, Map.of("field", field));
    }

    /** There are too many of them. */
    public static Problem tooMany(String message) {
        return new Problem(429, "TooManyRequests", message, Map.of());
    }

    /** The daemon has failed; what happened stands in its log and is no business of the caller. */
    public static Problem internal() {
        return new Problem(
                500, "InternalError", "The daemon could not do that; its log says why: openclaw logs", Map.of());
    }

    /** It cannot be done now. */
    public static Problem unavailable(String message) {
        return new Problem(503, "ServiceUnavailable", message, Map.of());
    }

    /** A call of a tool failed. */
    public static Problem tool(ToolFailure failure, String tool) {
        return new Problem(code(failure.reason()), failure.reason().word(), failure.text(), Map.of("tool", tool));
    }

    private static int code(ToolReason reason) {
        return switch (reason) {
            case TOOL_DENIED, PATH_OUTSIDE, READ_ONLY -> 403;
            case UNKNOWN_TOOL, UNKNOWN_SESSION, NOT_FOUND -> 404;
            case NOT_SANDBOXED, WRONG_KIND, ALREADY_EXISTS, CHANGED_MEANWHILE, CANCELLED -> 409;
            case TOO_LARGE -> 413;
            case INVALID_ARGUMENT, NOT_TEXT, NO_MATCH, SEVERAL_MATCHES, BAD_PATCH -> 422;
            case LIMIT_REACHED -> 429;
            case STORAGE_FAILED -> 500;
            case SANDBOX_NOT_READY, SANDBOX_GONE, ENGINE_UNAVAILABLE -> 503;
            case TIMED_OUT -> 504;
        };
    }

    /** HTTP status code. */
    public int code() {
        return code;
    }

    /** One stable CamelCase word for programs. */
    public String reason() {
        return reason;
    }

    /** What it is about. */
    public Map<String, String> details() {
        return details;
    }

    /** The sentence for people. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
