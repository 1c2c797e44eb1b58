package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** What came of a run, as JSON. */
final class RunResult {

    /** Most characters of output told along with a failure. */
    private static final int SHOWN = 2_000;

    private RunResult() {}

    /** How it stands: {@code running}, {@code completed}, {@code timedOut}, {@code killed}, {@code cancelled}; a run that broke is a failure. */
    static ObjectNode state(Run run, Duration took) throws ToolFailure {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Optional<Ending> ending = run.ended();
        if (ending.isEmpty()) {
            return result.put("status", "running").put("durationMs", took.toMillis());
        }
        switch (ending.get()) {
            case Ending.Exited exited -> result.put("status", "completed").put("exitCode", exited.code());
            case Ending.Stopped stopped -> {
                result.put("status", word(stopped.cause()));
                result.put("processesGone", stopped.proof() == Ending.Proof.GONE);
            }
            case Ending.Broke broke -> throw withOutput(broke.failure(), run);
        }
        return result.put("durationMs", took.toMillis());
    }

    /** The same with what it has put out. */
    static ObjectNode whole(Run run, Duration took) throws ToolFailure {
        ObjectNode result = state(run, took);
        put(result, "stdout", run.output().kept(Channel.STDOUT));
        put(result, "stderr", run.output().kept(Channel.STDERR));
        return result;
    }

    private static void put(ObjectNode result, String name, RunOutput.Kept kept) {
        result.put(name, kept.text());
        if (kept.dropped() > 0) {
            result.put(name + "Truncated", true);
            result.put(name + "DroppedChars", kept.dropped());
        }
        if (kept.invalid() > 0) {
            result.put(name + "InvalidUtf8", kept.invalid());
        }
    }

    static String word(Ending.Cause cause) {
        return switch (cause) {
            case TIMED_OUT -> "timedOut";
            case KILLED, SHUTDOWN -> "killed";
            case CANCELLED -> "cancelled";
        };
    }

    private static ToolFailure withOutput(ToolFailure failure, Run run) {
        if (failure.reason() != ToolReason.SANDBOX_GONE && failure.reason() != ToolReason.ENGINE_UNAVAILABLE) {
            return failure;
        }
        String out = run.output().kept(Channel.STDOUT).text();
        String err = run.output().kept(Channel.STDERR).text();
        if (out.isEmpty() && err.isEmpty()) {
            return failure;
        }
        return new ToolFailure(
                failure.reason(), failure.text() + " Its last output: " + tail(out) + " " + tail(err), failure);
    }

    private static String tail(String text) {
        return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN);
    }
}
