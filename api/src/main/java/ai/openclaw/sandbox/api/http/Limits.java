package ai.openclaw.sandbox.api.http;

import java.time.Duration;

/** How large and how slow a request may be. */
public final class Limits {

    /** Most bytes of a body; the largest there is holds a session key of 4,096 characters. */
    public static final int BODY_BYTES = 64 * 1024;

    /** Most bytes of the arguments of a tool call: a file of 16 MiB as JSON, of which every other character is escaped. */
    public static final int TOOL_BODY_BYTES = 34 * 1024 * 1024;

    /** Most tool calls at once; further ones are turned away, or a few callers could take all memory. */
    public static final int TOOL_CALLS = 512;

    /** Most watches at once; each costs a connection and no more. */
    public static final int WATCHES = 2_000;

    /** How long news are gathered that have to be looked for. */
    public static final Duration GATHERING = Duration.ofMillis(50);

    /** How often is looked for what changes by time alone. */
    public static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** How often a watcher that wants to know is told how far his watch has come; one who takes nothing for as long, although there is something, is cut off. */
    public static final Duration BOOKMARK_EVERY = Duration.ofSeconds(30);

    /** Most bytes of a WebSocket message. */
    public static final int MESSAGE_BYTES = 1024 * 1024;

    /** Most bytes of a request line: a path with a session key of 4,096 characters, each as up to nine. */
    public static final int REQUEST_LINE_BYTES = 48 * 1024;

    /** Most bytes of all headers. */
    public static final int HEADER_BYTES = 16 * 1024;

    /** Most time a connection may be silent. */
    public static final Duration IDLE = Duration.ofSeconds(75);

    /** Most time the requests in flight are waited for at the end. */
    public static final Duration GRACE = Duration.ofSeconds(2);

    private Limits() {}
}
