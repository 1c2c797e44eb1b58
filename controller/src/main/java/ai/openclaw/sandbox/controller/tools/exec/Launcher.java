package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.Execs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Starts commands: in a shell that waits already if there is one, else in a new one. */
final class Launcher {

    /** How long a shell that ended too early may take to tell what it ended with. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final byte[] BEGIN = {'\n'};
    private static final int SHOWN = 400;
    private static final int ENGINE_ERROR = 500;

    private final Execs execs;
    private final SlotPool pool;

    Launcher(Execs execs, SlotPool pool) {
        this.execs = execs;
        this.pool = pool;
    }

    /**
     * Starts a command and waits until its shell has taken it.
     *
     * @param place where
     * @param order what
     * @param marked hears what marks its processes, before the first of them can do anything
     */
    Running start(Workplace place, Order order, Consumer<String> marked) throws EngineException {
        if (order.terminal().isPresent()) {
            return inTerminal(place, order, marked);
        }
        Optional<Shell> waiting = pool.take(place);
        if (waiting.isPresent()) {
            Optional<Running> running = inWaiting(waiting.get(), place, order, marked);
            if (running.isPresent()) {
                return running.get();
            }
        }
        Shell shell = Shell.start(execs, place);
        try {
            marked.accept(shell.mark());
            return begun(shell, order, place);
        } catch (EngineException | RuntimeException e) {
            shell.close();
            throw e;
        }
    }

    private static Running begun(Shell shell, Order order, Workplace place) throws EngineException {
        Running running = tell(shell, order, place);
        begin(running);
        return running;
    }

    private static void begin(Running running) throws EngineException {
        if (!running.begins()) {
            throw new EngineException(new EngineFailure.Rejected(
                    ENGINE_ERROR,
                    "the shell ended with code " + running.exitCode(LAST_WORDS) + " before it took the command"
                            + words(running) + ". Has the image /bin/sh, and does its profile leave the shell alive?"));
        }
    }

    /** Gives a command to a shell that waits; empty when it turns out that it waits no more, and nothing has happened. */
    private static Optional<Running> inWaiting(Shell shell, Workplace place, Order order, Consumer<String> marked)
            throws EngineException {
        try {
            marked.accept(shell.mark());
            Running running = tell(shell, order, place);
            if (running.begins()) {
                return Optional.of(running);
            }
        } catch (EngineException e) {
            if (Thread.currentThread().isInterrupted()) {
                shell.close();
                throw e;
            }
            // it died while it waited, with its container or without
        } catch (RuntimeException e) {
            shell.close();
            throw e;
        }
        shell.close();
        return Optional.empty();
    }

    private static Running tell(Shell shell, Order order, Workplace place) throws EngineException {
        String text = before(shell.word(), place, order) + order.command();
        shell.process().write(ByteBuffer.wrap(ShellText.order(text)));
        return new Running(shell.process(), new Marks(shell.word()), shell.mark());
    }

    /**
     * A terminal would echo what a waiting shell is told, so here the command is an argument. It begins when it is told to by an empty line, for only then the
     * terminal has its size; and the echo of that line is no output.
     */
    private Running inTerminal(Workplace place, Order order, Consumer<String> marked) throws EngineException {
        String word = ShellText.word();
        String mark = UUID.randomUUID().toString();
        marked.accept(mark);
        ExecRequest request = new ExecRequest(
                List.of("/bin/sh", "-lc", ShellText.begin(word) + before(word, place, order) + order.command(), "sh"),
                Optional.empty(),
                Optional.empty(),
                Map.of("HOME", place.home(), Shell.MARK, mark));
        Running running =
                new Running(execs.attach(place.container(), request, order.terminal()), new Marks(word), mark);
        try {
            running.write(ByteBuffer.wrap(BEGIN));
            begin(running);
            running.dropEcho();
            return running;
        } catch (EngineException | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private static String before(String word, Workplace place, Order order) {
        String text = ShellText.before(word, order.directory().orElse(place.home()), order.env(), place.path());
        return order.input() == Order.Input.NONE ? text + ShellText.NO_INPUT : text;
    }

    private static String words(Running running) throws EngineException {
        StringBuilder all = new StringBuilder();
        for (Optional<Output> piece = running.read();
                piece.isPresent() && all.length() < SHOWN;
                piece = running.read()) {
            all.append(StandardCharsets.UTF_8.decode(piece.get().bytes()));
        }
        String text = all.toString().strip();
        return text.isEmpty() ? "" : " (" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + ")";
    }
}
