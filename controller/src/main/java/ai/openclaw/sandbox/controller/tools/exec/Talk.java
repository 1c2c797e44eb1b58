package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.tools.Arguments;
import ai.openclaw.sandbox.controller.tools.Audit;
import ai.openclaw.sandbox.controller.tools.Parameter;
import ai.openclaw.sandbox.controller.tools.Parameters;
import ai.openclaw.sandbox.controller.tools.SandboxDoor;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Begins commands that somebody talks to while they run. */
public final class Talk {

    private static final Parameter.Whole SIZE = new Parameter.Whole(1, TerminalSize.MOST);
    private static final Parameters PARAMETERS = Parameters.of(
            Commands.COMMAND,
            Commands.WORKDIR,
            Commands.ENV,
            Commands.timeout(Commands.MAX_TIME),
            Commands.PTY,
            Parameter.optional("rows", SIZE, "Lines of its terminal."),
            Parameter.optional("columns", SIZE, "Characters in a line of its terminal."));

    /** The best shell there is. */
    private static final String SHELL = "if command -v bash >/dev/null 2>&1; then exec bash -i; else exec sh -i; fi";

    private final Beginning beginning;

    /** Begins commands with this. */
    public Talk(Beginning beginning) {
        this.beginning = beginning;
    }

    /** Begins one. */
    public Tools.Conversation begin(Tools.Call call, SandboxDoor door, Tools.Observer observer, Audit.Entry entry)
            throws ToolFailure, InterruptedException {
        Arguments arguments = PARAMETERS.read("exec", call.arguments());
        Optional<TerminalSize> terminal = arguments.flag("pty") ? Optional.of(size(arguments)) : Optional.empty();
        long began = System.nanoTime();
        Beginning.Begun begun = beginning.begin(
                call.session(),
                door,
                home -> Commands.order(arguments, home, Order.Input.GIVEN, terminal),
                Commands.limit(arguments, Commands.MAX_TIME),
                observer);
        return new Talking(begun.run(), began, entry);
    }

    /** Begins a shell for a person. */
    public Tools.Conversation shell(
            SessionKey session, SandboxDoor door, TerminalSize size, Tools.Observer observer, Audit.Entry entry)
            throws ToolFailure, InterruptedException {
        long began = System.nanoTime();
        Order order = new Order(
                SHELL, Optional.empty(), Map.of("TERM", "xterm-256color"), Order.Input.GIVEN, Optional.of(size));
        Beginning.Begun begun = beginning.begin(session, door, home -> order, Commands.MAX_TIME, observer);
        return new Talking(begun.run(), began, entry);
    }

    private static TerminalSize size(Arguments arguments) {
        return new TerminalSize(
                arguments.whole("rows").orElse((long) TerminalSize.USUAL.rows()).intValue(),
                arguments
                        .whole("columns")
                        .orElse((long) TerminalSize.USUAL.columns())
                        .intValue());
    }

    private record Talking(Run run, long began, Audit.Entry entry) implements Tools.Conversation {

        @Override
        public void write(byte[] input) throws ToolFailure {
            run.write(input);
        }

        @Override
        public void endInput() throws ToolFailure {
            run.endInput();
        }

        @Override
        public void resize(TerminalSize size) throws ToolFailure {
            run.resize(size);
        }

        @Override
        public void signal(String name) throws ToolFailure {
            List<String> known =
                    Arrays.stream(Signal.values()).map(Signal::name).toList();
            Signal signal = Signal.of(name)
                    .orElseThrow(() -> new ToolFailure(
                            ToolReason.INVALID_ARGUMENT,
                            "There is no such signal. There are: " + String.join(", ", known) + "."));
            run.signal(signal);
        }

        @Override
        public void abandon() {
            run.stop(Ending.Cause.CANCELLED);
        }

        @Override
        public Tools.Result await() throws ToolFailure {
            try {
                while (run.await(Commands.MAX_TIME).isEmpty()) {
                    // its own limit ends it
                }
                ObjectNode result = RunResult.state(run, Duration.ofNanos(System.nanoTime() - began));
                entry.done(result);
                return new Tools.Result(result, Optional.empty());
            } catch (ToolFailure e) {
                throw entry.failed(e);
            } catch (InterruptedException e) {
                abandon();
                throw entry.failed(new ToolFailure(
                        ToolReason.CANCELLED, "The command was ended: nobody talks to it any more.", e));
            }
        }
    }
}
