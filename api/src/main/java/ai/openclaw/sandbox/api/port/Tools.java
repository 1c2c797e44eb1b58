package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tools that sessions use. Safe from any thread. */
public interface Tools {

    /** All tools there are, allowed or not, sorted by name. */
    List<Description> catalog();

    /** The tools a session may use, sorted by name. */
    List<Description> allowed(SessionKey session);

    /**
     * Calls a tool and waits for what comes of it. Interrupting the thread means that the caller went away.
     *
     * @param call what to call
     * @param observer hears how it goes meanwhile
     */
    Result call(Call call, Observer observer) throws ToolFailure;

    /**
     * Begins a command that somebody talks to while it runs: the {@code exec} tool without waiting and without going on in the background. Waits until the sandbox is
     * ready, not for the command.
     *
     * @param call the call, of {@code exec}
     * @param observer hears how it goes; its output is not limited
     */
    Conversation converse(Call call, Observer observer) throws ToolFailure;

    /**
     * Calls of the past, newest first.
     *
     * @param session only of this one; empty: of all
     * @param before only those with a lower sequence
     * @param limit how many at most
     */
    List<Past> past(Optional<SessionKey> session, long before, int limit);

    /**
     * A call of the past, as the audit has it.
     *
     * @param sequence rises with every call
     * @param at when it began
     * @param actor who called
     * @param session key of the session
     * @param tool the tool as written
     * @param decision {@code allowed}, {@code denied}, or {@code none} when the policy was not asked
     * @param outcome how it ended: a status of the tool or the reason of a failure
     * @param exitCode what a command ended with
     * @param took how long it took
     * @param arguments its arguments, if those are kept
     */
    record Past(
            long sequence,
            Instant at,
            String actor,
            String session,
            String tool,
            String decision,
            String outcome,
            Optional<Integer> exitCode,
            Duration took,
            Optional<String> arguments) {}

    /**
     * Puts a file that came in with a message into the workspace of a session, under a name that nothing has there. Interrupting the thread means that the caller went
     * away.
     *
     * @param session whose workspace
     * @param name the name it would like
     * @param content its bytes, read to the end and not closed
     * @param actor who sends it, as it stands in the audit
     */
    Stored store(SessionKey session, String name, InputStream content, String actor) throws ToolFailure;

    /**
     * A file that was put into a workspace.
     *
     * @param path its path in the sandbox
     * @param bytes its size
     */
    record Stored(String path, long bytes) {}

    /**
     * A tool.
     *
     * @param name its name
     * @param summary what it does, for people and for models
     * @param schema JSON Schema of its arguments
     */
    record Description(ToolName name, String summary, JsonNode schema) {}

    /**
     * A call of a tool.
     *
     * @param session whose tools
     * @param tool the tool as written
     * @param arguments a JSON object
     * @param actor who calls, as it stands in the audit
     * @param leave what becomes of a command whose caller goes away
     */
    record Call(SessionKey session, String tool, JsonNode arguments, String actor, Leave leave) {}

    /** What becomes of a command whose caller goes away. */
    enum Leave {
        /** It is ended. */
        KILL,
        /** It goes on in the background. */
        CONTINUE
    }

    /** Hears how a call goes. Called from one thread at a time; may make it wait, but not for ever. */
    interface Observer extends OutputSink {

        /** Something worth telling before the tool itself runs, such as that a sandbox is being made: a sentence for people. */
        void progress(String message);

        /** One that does not listen. */
        static Observer none() {
            return new Observer() {
                @Override
                public void progress(String message) {}

                @Override
                public void write(Channel channel, byte[] bytes) {}
            };
        }
    }

    /**
     * What came of a call.
     *
     * @param content a JSON object
     * @param picture an image, if the tool hands one out
     */
    record Result(JsonNode content, Optional<Picture> picture) {}

    /**
     * An image.
     *
     * @param mediaType such as {@code image/png}
     * @param bytes its bytes
     */
    record Picture(String mediaType, ByteBuffer bytes) {}

    /** A command somebody talks to. */
    interface Conversation {

        /** Gives it input; waits while it does not read. */
        void write(byte[] input) throws ToolFailure;

        /** Ends its input. */
        void endInput() throws ToolFailure;

        /** Its terminal has another size. */
        void resize(TerminalSize size) throws ToolFailure;

        /** Sends a signal by name to all its processes. */
        void signal(String name) throws ToolFailure;

        /** Ends it, since nobody talks to it any more. */
        void abandon();

        /** Waits for its end; what came of it, without its output. Interrupting the thread abandons it. */
        Result await() throws ToolFailure;
    }
}
