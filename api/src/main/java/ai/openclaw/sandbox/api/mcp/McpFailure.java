package ai.openclaw.sandbox.api.mcp;

/** A message that is answered with a JSON-RPC error. Has no stack trace, for it is an answer and no accident. */
final class McpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;
    private static final int INTERNAL_ERROR = -32603;
    private static final int SERVER_BUSY = -32000;

    private final int code;

    private McpFailure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static McpFailure notJson() {
        return new McpFailure(PARSE_ERROR, "The body is not valid JSON.");
    }

    static McpFailure invalidRequest(String message) {
        return new McpFailure(INVALID_REQUEST, message);
    }

    static McpFailure unknownMethod(String method) {
        return new McpFailure(METHOD_NOT_FOUND, "This server has no method \"" + method + "\"; it offers tools.");
    }

    static McpFailure invalidParams(String message) {
        return new McpFailure(INVALID_PARAMS, message);
    }

    static McpFailure internal() {
        return new McpFailure(INTERNAL_ERROR, "The daemon could not do that; its log says why: openclaw logs");
    }

    static McpFailure busy(String message) {
        return new McpFailure(SERVER_BUSY, message);
    }

    /** JSON-RPC error code. */
    int code() {
        return code;
    }

    /** The sentence for people. */
    String message() {
        return String.valueOf(getMessage());
    }
}
