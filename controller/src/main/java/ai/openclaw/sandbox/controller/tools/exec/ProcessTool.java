package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.tools.Arguments;
import ai.openclaw.sandbox.controller.tools.Invocation;
import ai.openclaw.sandbox.controller.tools.Parameter;
import ai.openclaw.sandbox.controller.tools.Parameters;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks after commands in the background: what they put out, what they get, how they end. */
public final class ProcessTool implements Tool {

    private static final int MAX_INPUT = 1024 * 1024;
    private static final long MAX_WAIT_MS = 60_000;
    private static final int USUAL_LINES = 200;
    private static final int MAX_LINES = 10_000;
    private static final Duration SEND_WAIT = Duration.ofSeconds(10);
    private static final Duration END_WAIT = Duration.ofSeconds(20);
    private static final String PASTE_BEGIN = "\u001b[200~";
    private static final String PASTE_END = "\u001b[201~";

    private static final Parameters PARAMETERS = Parameters.of(
            Parameter.required(
                    "action",
                    new Parameter.Word(
                            List.of("list", "poll", "log", "write", "send-keys", "submit", "paste", "kill", "remove")),
                    "What to do. list: all of the session. poll: what is new. log: lines so far. write: input as it is."
                            + " send-keys, submit (Enter), paste: as on a terminal. kill: end it. remove: forget it."),
            Parameter.optional("processId", new Parameter.Text(64), "Which; exec and list tell it."),
            Parameter.optional("data", new Parameter.Text(MAX_INPUT), "Input for write and paste."),
            Parameter.optional("eof", new Parameter.Flag(), "With write: this is the end of its input."),
            Parameter.optional(
                    "keys", new Parameter.Words(), "Keys for send-keys, such as Enter, Up, C-c, M-x or characters."),
            Parameter.optional(
                    "signal",
                    new Parameter.Word(List.of("HUP", "INT", "QUIT", "USR1", "USR2", "TERM", "KILL")),
                    "With kill: only send this signal. Without: TERM, a second, KILL, and a look whether it is gone."),
            Parameter.optional(
                    "waitMs",
                    new Parameter.Whole(0, MAX_WAIT_MS),
                    "With poll: how long to wait for something new or its end. 0 by default."),
            Parameter.optional(
                    "offset",
                    new Parameter.Whole(0, Integer.MAX_VALUE),
                    "With log: first line, from 0. By default the last lines are given."),
            Parameter.optional(
                    "limit", new Parameter.Whole(1, MAX_LINES), "With log: how many lines. 200 by default."));

    private final Background background;
    private final InstantSource clock;

    /** Looks after these. */
    public ProcessTool(Background background, InstantSource clock) {
        this.background = background;
        this.clock = clock;
    }

    @Override
    public ToolName name() {
        return new ToolName("process");
    }

    @Override
    public String summary() {
        return "Look after commands that exec left running in the background: list, poll, log, write, send-keys,"
                + " submit, paste, kill, remove.";
    }

    @Override
    public Parameters parameters() {
        return PARAMETERS;
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public Tools.Result run(Invocation call) throws ToolFailure, InterruptedException {
        Arguments arguments = call.arguments();
        String action = arguments.text("action");
        if (action.equals("list")) {
            return result(list(call));
        }
        Background.Entry entry = background.get(
                call.session(),
                arguments
                        .maybe("processId")
                        .orElseThrow(() -> new ToolFailure(
                                ToolReason.INVALID_ARGUMENT, "process: \"processId\" is missing for " + action + ".")));
        return result(
                switch (action) {
                    case "poll" -> poll(entry, arguments);
                    case "log" -> log(entry, arguments);
                    case "write" -> write(entry, arguments);
                    case "send-keys" -> keys(entry, arguments);
                    case "submit" -> input(entry, entry.known().hasTerminal() ? "\r" : "\n");
                    case "paste" -> input(entry, PASTE_BEGIN + data(arguments) + PASTE_END);
                    case "kill" -> kill(entry, arguments);
                    case "remove" -> remove(entry);
                    default -> throw new IllegalStateException(action); // the parameters let no other through
                });
    }

    private ObjectNode list(Invocation call) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode all = result.putArray("processes");
        background.of(call.session()).forEach(entry -> all.add(describe(entry)));
        return result;
    }

    private ObjectNode describe(Background.Entry entry) {
        Instant until = entry.endedAt.orElseGet(clock::instant);
        ObjectNode one = JsonNodeFactory.instance
                .objectNode()
                .put("processId", entry.id)
                .put("command", entry.command)
                .put("beganAt", entry.begunAt.toString())
                .put("durationMs", Duration.between(entry.begunAt, until).toMillis());
        Optional<Ending> ending = entry.run.flatMap(Run::ended);
        if (entry.run.isEmpty()) {
            return one.put("status", "lost");
        }
        if (ending.isEmpty()) {
            return one.put("status", "running");
        }
        return switch (ending.get()) {
            case Ending.Exited exited -> one.put("status", "completed").put("exitCode", exited.code());
            case Ending.Stopped stopped ->
                one.put("status", RunResult.word(stopped.cause()))
                        .put("processesGone", stopped.proof() == Ending.Proof.GONE);
            case Ending.Broke broke ->
                one.put("status", "failed")
                        .put("reason", broke.failure().reason().word())
                        .put("message", broke.failure().text());
        };
    }

    private ObjectNode poll(Background.Entry entry, Arguments arguments) throws ToolFailure, InterruptedException {
        Run run = entry.known();
        long end = System.nanoTime()
                + Duration.ofMillis(arguments.whole("waitMs").orElse(0L)).toNanos();
        RunOutput.News news = news(entry, run);
        while (news.pieces().isEmpty() && entry.running() && System.nanoTime() < end) {
            run.await(Duration.ofMillis(20));
            news = news(entry, run);
        }
        return describe(entry)
                .put("stdout", joined(news.pieces(), Channel.STDOUT))
                .put("stderr", joined(news.pieces(), Channel.STDERR));
    }

    private static RunOutput.News news(Background.Entry entry, Run run) {
        synchronized (entry) {
            RunOutput.News news = run.output().since(entry.read);
            entry.read = news.next();
            return news;
        }
    }

    private static String joined(List<RunOutput.Piece> pieces, Channel channel) {
        return pieces.stream()
                .filter(piece -> piece.channel() == channel)
                .map(RunOutput.Piece::text)
                .collect(Collectors.joining());
    }

    private ObjectNode log(Background.Entry entry, Arguments arguments) throws ToolFailure {
        String all =
                entry.known().output().all().stream().map(RunOutput.Piece::text).collect(Collectors.joining());
        List<String> lines = all.lines().toList();
        int limit = arguments.whole("limit").orElse((long) USUAL_LINES).intValue();
        int from = arguments
                .whole("offset")
                .map(offset -> (int) Math.min(offset, lines.size()))
                .orElse(Math.max(0, lines.size() - limit));
        List<String> shown = lines.subList(from, Math.min(lines.size(), from + limit));
        return describe(entry)
                .put("log", String.join("\n", shown))
                .put("offset", from)
                .put("lines", shown.size())
                .put("totalLines", lines.size());
    }

    private ObjectNode write(Background.Entry entry, Arguments arguments) throws ToolFailure {
        if (arguments.maybe("data").isEmpty() && !arguments.flag("eof")) {
            throw new ToolFailure(ToolReason.INVALID_ARGUMENT, "process: write needs \"data\", \"eof\" or both.");
        }
        Run run = running(entry);
        String data = arguments.maybe("data").orElse("");
        if (!data.isEmpty()) {
            send(run, data.getBytes(StandardCharsets.UTF_8));
        }
        if (arguments.flag("eof")) {
            run.endInput();
        }
        return describe(entry);
    }

    private ObjectNode keys(Background.Entry entry, Arguments arguments) throws ToolFailure {
        if (arguments.words("keys").isEmpty()) {
            throw new ToolFailure(ToolReason.INVALID_ARGUMENT, "process: send-keys needs \"keys\".");
        }
        send(running(entry), KeyNames.bytes(arguments.words("keys")));
        return describe(entry);
    }

    private ObjectNode input(Background.Entry entry, String text) throws ToolFailure {
        send(running(entry), text.getBytes(StandardCharsets.UTF_8));
        return describe(entry);
    }

    /** A command that does not read must not hold up the call; what was sent reaches it when it does. */
    private static void send(Run run, byte[] input) throws ToolFailure {
        CompletableFuture<Optional<ToolFailure>> sent = new CompletableFuture<>();
        Thread.ofVirtual().name("write to run").start(() -> {
            try {
                run.write(input);
                sent.complete(Optional.empty());
            } catch (ToolFailure e) {
                sent.complete(Optional.of(e));
            }
        });
        Optional<ToolFailure> failure = sent.completeOnTimeout(
                        Optional.of(new ToolFailure(
                                ToolReason.TIMED_OUT,
                                "The command does not read its input; what was written waits for it.")),
                        SEND_WAIT.toMillis(),
                        TimeUnit.MILLISECONDS)
                .join();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static String data(Arguments arguments) throws ToolFailure {
        return arguments
                .maybe("data")
                .orElseThrow(() -> new ToolFailure(ToolReason.INVALID_ARGUMENT, "process: paste needs \"data\"."));
    }

    private ObjectNode kill(Background.Entry entry, Arguments arguments) throws ToolFailure, InterruptedException {
        Run run = entry.known();
        Optional<Signal> signal = arguments.maybe("signal").flatMap(Signal::of);
        if (signal.isPresent()) {
            int reached = run.signal(signal.get());
            return describe(entry).put("processes", reached);
        }
        run.stop(Ending.Cause.KILLED);
        run.await(END_WAIT);
        return describe(entry);
    }

    private ObjectNode remove(Background.Entry entry) throws InterruptedException {
        if (entry.run.isPresent() && entry.running()) {
            entry.run.get().stop(Ending.Cause.KILLED);
            entry.run.get().await(END_WAIT);
        }
        background.remove(entry);
        return describe(entry).put("removed", true);
    }

    private static Run running(Background.Entry entry) throws ToolFailure {
        Run run = entry.known();
        if (!entry.running()) {
            throw new ToolFailure(
                    ToolReason.NOT_FOUND, "Process " + entry.id + " has ended; it takes no input any more.");
        }
        return run;
    }

    private static Tools.Result result(ObjectNode content) {
        return new Tools.Result(content, Optional.empty());
    }
}
