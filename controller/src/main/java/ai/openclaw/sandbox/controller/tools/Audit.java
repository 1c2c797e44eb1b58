package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.store.CallLog;
import ai.openclaw.sandbox.model.policy.ToolDecision;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down every call of a tool: who, whose, what, whether it was allowed, how it ended and how long it took. */
public final class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private final CallLog calls;
    private final InstantSource clock;
    private final BooleanSupplier withArguments;

    /**
     * @param calls where they are written
     * @param clock wall-clock time
     * @param withArguments whether arguments are written too; they may hold secrets
     */
    public Audit(CallLog calls, InstantSource clock, BooleanSupplier withArguments) {
        this.calls = calls;
        this.clock = clock;
        this.withArguments = withArguments;
    }

    List<Tools.Past> past(Optional<SessionKey> session, long before, int limit) {
        return calls.newest(session.map(SessionKey::value), before, limit).stream()
                .map(Audit::past)
                .toList();
    }

    private static Tools.Past past(CallLog.Kept kept) {
        CallLog.Call call = kept.call();
        return new Tools.Past(
                kept.sequence(),
                call.at(),
                call.actor(),
                call.session(),
                call.tool(),
                call.decision(),
                call.outcome(),
                call.exitCode(),
                call.took(),
                call.arguments());
    }

    /** A call begins. */
    Entry begin(Tools.Call call) {
        return new Entry(call, clock.instant(), System.nanoTime());
    }

    /** One call, written once, when it is over. For one thread. */
    public final class Entry {
        private final Tools.Call call;
        private final Instant at;
        private final long began;
        private String decision = "none";

        private Entry(Tools.Call call, Instant at, long began) {
            this.call = call;
            this.at = at;
            this.began = began;
        }

        void decided(ToolDecision made) {
            decision = made.allowed() ? "allowed" : "denied";
        }

        /** It was done. */
        public void done(JsonNode result) {
            Optional<Integer> code =
                    Optional.of(result.path("exitCode")).filter(JsonNode::isInt).map(JsonNode::intValue);
            write(result.path("status").asText("done"), code);
        }

        /** It failed; the failure, to be thrown. */
        public ToolFailure failed(ToolFailure failure) {
            write(failure.reason().word(), Optional.empty());
            return failure;
        }

        private void write(String outcome, Optional<Integer> exitCode) {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Optional<String> arguments =
                    withArguments.getAsBoolean() ? Optional.of(call.arguments().toString()) : Optional.empty();
            try {
                calls.append(new CallLog.Call(
                        at,
                        call.actor(),
                        call.session().value(),
                        CallLog.cut(call.tool(), CallLog.MAX_TOOL),
                        decision,
                        outcome,
                        exitCode,
                        took,
                        arguments));
            } catch (StoreException e) {
                log.error("a call of {} is not in the audit: {}", call.tool(), e.getMessage());
            }
        }
    }
}
