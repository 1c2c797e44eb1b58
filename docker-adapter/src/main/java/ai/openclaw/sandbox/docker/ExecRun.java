package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one process in a container: make the exec, start it and read its output to the end, ask for its exit code. */
final class ExecRun {

    /** Attached and without terminal, so that the streams come apart. */
    private static final byte[] ATTACHED = "{\"Detach\":false,\"Tty\":false}".getBytes(StandardCharsets.UTF_8);

    private final TimedCalls calls;
    private final OwnExecs own;
    private final Streams streams;

    /** Most time an ordinary call may take. */
    private final Duration callLimit;

    private final Duration limit;
    private final long started = System.nanoTime();

    ExecRun(TimedCalls calls, OwnExecs own, Duration callLimit, Duration limit) {
        this.own = own;
        this.calls = calls;
        this.streams = new Streams(calls);
        this.callLimit = callLimit;
        this.limit = limit;
    }

    /** Runs it to its end; the exit code. What the receiver of the output throws ends it for the caller and is passed on. */
    int run(Link link, String container, ExecRequest request, OutputSink sink) throws EngineException {
        EngineApi api = calls.call("connect", ordinary(), link::api);
        String exec = calls.call("create exec", ordinary(), () -> create(api.commands(), container, request));
        own.made(exec);
        try {
            return output(link, api, exec, sink);
        } finally {
            own.over(exec);
        }
    }

    private int output(Link link, EngineApi api, String exec, OutputSink sink) throws EngineException {
        try (Response response = streams.open("start exec", ordinary(), link, start(api, exec))) {
            Optional<RuntimeException> refusal = calls.call("exec", left(), () -> copy(response, sink));
            if (refusal.isPresent()) {
                throw refusal.get();
            }
        }
        return calls.call("exec", left(), () -> ExecExit.await(api.commands(), exec));
    }

    private static String create(DockerClient commands, String container, ExecRequest request) {
        try (ExecCreateCmd command = commands.execCreateCmd(container)) {
            command.withCmd(request.command().toArray(String[]::new))
                    .withEnv(CreateRequest.entries(request.env()))
                    .withAttachStdout(true)
                    .withAttachStderr(true);
            request.workdir().ifPresent(command::withWorkingDir);
            request.user().ifPresent(command::withUser);
            return command.exec().getId();
        }
    }

    private static Request start(EngineApi api, String exec) {
        return Request.builder()
                .method(Request.Method.POST)
                .path(api.path("/exec/" + exec + "/start"))
                .putHeader("content-type", "application/json")
                .bodyBytes(ATTACHED)
                .build();
    }

    /** Passes the output on; what the receiver threw, which is no failure of the engine. */
    private static Optional<RuntimeException> copy(Response response, OutputSink sink) throws IOException {
        List<RuntimeException> refusals = new ArrayList<>();
        OutputSink careful = (channel, bytes) -> {
            try {
                sink.write(channel, bytes);
            } catch (RuntimeException e) {
                refusals.add(e);
                throw e;
            }
        };
        try {
            ExecOutput.copy(response.getBody(), careful);
            return Optional.empty();
        } catch (RuntimeException e) {
            if (refusals.isEmpty()) {
                throw e;
            }
            return Optional.of(refusals.getFirst());
        }
    }

    private Duration ordinary() throws EngineException {
        Duration left = left();
        return left.compareTo(callLimit) < 0 ? left : callLimit;
    }

    private Duration left() throws EngineException {
        Duration left = limit.minusNanos(System.nanoTime() - started);
        if (!left.isPositive()) {
            throw new EngineException(new EngineFailure.DeadlineExceeded("exec", limit));
        }
        return left;
    }
}
