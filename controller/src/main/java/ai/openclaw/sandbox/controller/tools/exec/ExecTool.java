package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.tools.Arguments;
import ai.openclaw.sandbox.controller.tools.Invocation;
import ai.openclaw.sandbox.controller.tools.Parameter;
import ai.openclaw.sandbox.controller.tools.Parameters;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Runs a command in the sandbox; one that takes long goes on in the background. */
public final class ExecTool implements Tool {

    private static final Duration USUAL_LIMIT = Duration.ofMinutes(30);
    private static final long USUAL_YIELD_MS = 10_000;
    private static final int MAX_STDIN = 1024 * 1024;

    private static final Parameters PARAMETERS = Parameters.of(
            Commands.COMMAND,
            Commands.WORKDIR,
            Commands.ENV,
            Commands.timeout(USUAL_LIMIT),
            Parameter.optional("stdin", new Parameter.Text(MAX_STDIN), "What it reads on standard input."),
            Commands.PTY,
            Parameter.optional(
                    "background",
                    new Parameter.Flag(),
                    "Do not wait for it: answer with a process id for the process tool, which can also write to it."),
            Parameter.optional(
                    "yieldMs",
                    new Parameter.Whole(0, Commands.MAX_TIME.toMillis()),
                    "How long to wait for it before it goes on in the background. 10000 by default."));

    private final Beginning beginning;
    private final Background background;

    /**
     * @param beginning begins commands
     * @param background keeps those that go on
     */
    public ExecTool(Beginning beginning, Background background) {
        this.beginning = beginning;
        this.background = background;
    }

    @Override
    public ToolName name() {
        return new ToolName("exec");
    }

    @Override
    public String summary() {
        return "Run a shell command in the sandbox. Answers with its exit code and both streams; a command that takes"
                + " longer than yieldMs goes on in the background and is looked after with the process tool.";
    }

    @Override
    public Parameters parameters() {
        return PARAMETERS;
    }

    @Override
    public Needs needs() {
        return Needs.SANDBOX;
    }

    @Override
    public Tools.Result run(Invocation call) throws ToolFailure, InterruptedException {
        Arguments arguments = call.arguments();
        Optional<TerminalSize> terminal = arguments.flag("pty") ? Optional.of(TerminalSize.USUAL) : Optional.empty();
        background.checkRoom(call.session(), arguments.flag("background"));
        long began = System.nanoTime();
        Order.Input input = input(arguments);
        Beginning.Begun begun = beginning.begin(
                call.session(),
                call.door(),
                home -> Commands.order(arguments, home, input, terminal),
                Commands.limit(arguments, USUAL_LIMIT),
                call.observer());
        Run run = begun.run();
        feed(run, arguments);
        if (!arguments.flag("background") && !wait(run, call, arguments)) {
            run.unfollow();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (run.ended().isPresent()) {
            return new Tools.Result(RunResult.whole(run, took), Optional.empty());
        }
        run.unfollow();
        String id = background.keep(call.session(), arguments.text("command"), begun);
        ObjectNode result = RunResult.whole(run, took).put("processId", id);
        return new Tools.Result(result, Optional.empty());
    }

    /** Waits for its end; false when it goes on in the background. */
    private boolean wait(Run run, Invocation call, Arguments arguments) throws InterruptedException {
        Duration patience = Duration.ofMillis(arguments.whole("yieldMs").orElse(USUAL_YIELD_MS));
        try {
            return run.await(patience).isPresent();
        } catch (InterruptedException e) {
            if (call.leave() == Tools.Leave.CONTINUE) {
                return false;
            }
            run.stop(Ending.Cause.CANCELLED);
            throw e;
        }
    }

    private static Order.Input input(Arguments arguments) {
        boolean given = !arguments.maybe("stdin").orElse("").isEmpty();
        return given || talkedTo(arguments) ? Order.Input.GIVEN : Order.Input.NONE;
    }

    /** Whether somebody is to talk to it later. */
    private static boolean talkedTo(Arguments arguments) {
        return arguments.flag("background") || arguments.flag("pty");
    }

    /** Its input is over with what the call gives, unless somebody is to talk to it later. A command that never reads must not hold up the call. */
    private static void feed(Run run, Arguments arguments) {
        Optional<String> input = arguments.maybe("stdin").filter(text -> !text.isEmpty());
        boolean talkedTo = talkedTo(arguments);
        input.ifPresent(text -> Thread.ofVirtual().name("feed run").start(() -> feed(run, text, talkedTo)));
    }

    private static void feed(Run run, String input, boolean talkedTo) {
        try {
            run.write(input.getBytes(StandardCharsets.UTF_8));
            if (!talkedTo) {
                run.endInput();
            }
        } catch (ToolFailure e) {
            // it ended without reading all of it, as commands may
        }
    }
}
