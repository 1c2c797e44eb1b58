package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.AttachedProcess;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts an exec and takes hold of its streams: make it, start it on a connection of its own, tell its terminal how large it is. */
final class Attachment {

    private final Links links;
    private final TimedCalls calls;
    private final Failures failures;
    private final OwnExecs own;
    private final Supplier<Duration> callLimit;

    Attachment(Links links, TimedCalls calls, Failures failures, OwnExecs own, Supplier<Duration> callLimit) {
        this.links = links;
        this.calls = calls;
        this.failures = failures;
        this.own = own;
        this.callLimit = callLimit;
    }

    AttachedProcess attach(Link link, String container, ExecRequest request, Optional<TerminalSize> terminal)
            throws EngineException {
        EngineApi api = calls.call("connect", callLimit.get(), link::api);
        String exec =
                calls.call("create exec", callLimit.get(), () -> create(api.commands(), container, request, terminal));
        own.made(exec);
        byte[] attached = ("{\"Detach\":false,\"Tty\":" + terminal.isPresent() + "}").getBytes(StandardCharsets.UTF_8);
        ExecSocket socket = calls.call(
                "start exec",
                callLimit.get(),
                () -> ExecSocket.open(links.address(), api.path("/exec/" + exec + "/start"), attached),
                ExecSocket::close);
        DockerProcess process = new DockerProcess(
                exec,
                socket,
                new ExecFrames(terminal.isPresent() ? ExecFrames.Form.TERMINAL : ExecFrames.Form.FRAMES),
                new Asking(exec),
                failures,
                () -> own.over(exec));
        try {
            if (terminal.isPresent()) {
                process.resize(terminal.get());
            }
            return process;
        } catch (EngineException e) {
            process.close();
            throw e;
        }
    }

    private static String create(
            DockerClient commands, String container, ExecRequest request, Optional<TerminalSize> terminal) {
        try (ExecCreateCmd command = commands.execCreateCmd(container)) {
            command.withCmd(request.command().toArray(String[]::new))
                    .withEnv(CreateRequest.entries(request.env()))
                    .withTty(terminal.isPresent())
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true);
            request.workdir().ifPresent(command::withWorkingDir);
            request.user().ifPresent(command::withUser);
            return command.exec().getId();
        }
    }

    /** Questions about one exec, each over the connections of the moment: it may outlive those it began with. */
    private final class Asking implements DockerProcess.Questions {
        private final String exec;

        Asking(String exec) {
            this.exec = exec;
        }

        @Override
        public int exitCode(Duration limit) throws EngineException {
            try (Links.Lease lease = links.lease()) {
                return calls.call(
                        "wait for exec",
                        limit,
                        () -> ExecExit.await(lease.link().api().commands(), exec));
            }
        }

        @Override
        public void resize(TerminalSize size) throws EngineException {
            try (Links.Lease lease = links.lease()) {
                calls.call("resize terminal", callLimit.get(), () -> {
                    lease.link()
                            .api()
                            .commands()
                            .resizeExecCmd(exec)
                            .withSize(size.rows(), size.columns())
                            .exec();
                    return size;
                });
            }
        }
    }
}
