package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tools that do what a test says. */
final class ScriptedTools implements Tools {

    /** What a call does. */
    interface Script {
        Result run(Call call, Observer observer) throws ToolFailure, InterruptedException;
    }

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile Script script =
            (call, observer) -> new Result(JsonNodeFactory.instance.objectNode(), Optional.empty());

    /** From now on calls do this. */
    void are(Script next) {
        script = next;
    }

    /** The calls so far. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public List<Description> catalog() {
        return List.of(new Description(
                new ToolName("exec"),
                "Run a command.",
                JsonNodeFactory.instance.objectNode().put("type", "object")));
    }

    @Override
    public List<Description> allowed(SessionKey session) {
        return catalog();
    }

    @Override
    public Result call(Call call, Observer observer) throws ToolFailure {
        calls.add(call);
        try {
            return script.run(call, observer);
        } catch (InterruptedException e) {
            throw new ToolFailure(ToolReason.CANCELLED, "The caller went away.", e);
        }
    }

    @Override
    public List<Past> past(Optional<SessionKey> session, long before, int limit) {
        return List.of();
    }

    @Override
    public Stored store(SessionKey session, String name, InputStream content, String actor) throws ToolFailure {
        try {
            return new Stored("/workspace/media/inbound/" + name, content.readAllBytes().length);
        } catch (IOException e) {
            throw new ToolFailure(ToolReason.CANCELLED, "The caller went away.", e);
        }
    }

    @Override
    public Conversation converse(Call call, Observer observer) throws ToolFailure {
        throw new ToolFailure(ToolReason.ENGINE_UNAVAILABLE, "No conversations here.");
    }
}
