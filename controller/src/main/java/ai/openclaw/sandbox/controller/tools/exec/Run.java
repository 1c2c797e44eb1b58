package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command from its start to its end: a thread of its own reads what it puts out, so that it goes on whether anybody waits or not. Safe from any thread.
 */
public final class Run {

    /** How long the engine may take to say what a command ended with whose streams are over. */
    private static final Duration EXIT_LIMIT = Duration.ofDays(1);

    /** How long a run whose processes are gone may take to notice. */
    private static final Duration NOTICE = Duration.ofSeconds(1);

    /** How often to look whether it was the container that ended. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** What a shell says of a process that got SIGKILL, and the engine of one whose container went away. */
    private static final int KILLED = 137;

    private static final Logger log = LoggerFactory.getLogger(Run.class);

    private final RunParts parts;
    private final Workplace place;
    private final Order order;
    private final RunOutput output = new RunOutput();
    private final CompletableFuture<Running> started = new CompletableFuture<>();
    private final CompletableFuture<Void> streamsOver = new CompletableFuture<>();
    private final CompletableFuture<Ending.Proof> stopped = new CompletableFuture<>();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final AtomicReference<Optional<Ending.Cause>> cause = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> mark = new AtomicReference<>(Optional.empty());
    private final Thread reader;

    /** Whoever follows the output as it comes. Called in the reading thread, which waits: so a command goes no faster than who takes its output. */
    private volatile OutputSink follower;

    private Run(RunParts parts, Workplace place, Order order, OutputSink follower) {
        this.parts = parts;
        this.place = place;
        this.order = order;
        this.follower = follower;
        this.reader = Thread.ofVirtual().name("run").unstarted(this::read);
    }

    /** Starts a command; does not wait for anything. */
    static Run start(RunParts parts, Workplace place, Order order, OutputSink follower) {
        Run run = new Run(parts, place, order, follower);
        run.reader.start();
        return run;
    }

    /** What it has put out so far. */
    public RunOutput output() {
        return output;
    }

    /** Whether it has a terminal. */
    boolean hasTerminal() {
        return order.terminal().isPresent();
    }

    /** What marks its processes; empty while none can have been made. */
    Optional<String> mark() {
        return mark.get();
    }

    /** How it ended; empty while it runs. */
    public Optional<Ending> ended() {
        return ending.isDone() ? Optional.of(ending.join()) : Optional.empty();
    }

    /** Completes when it ends; never exceptionally. */
    public CompletableFuture<Ending> ending() {
        return ending.copy();
    }

    /** Waits until its shell has taken it; false when that never happened, and then it has ended. */
    boolean awaitBegin() throws InterruptedException {
        try {
            started.get();
            return true;
        } catch (ExecutionException | CancellationException e) {
            ending.join();
            return false;
        }
    }

    /** Waits for its end, so long at most; empty when it still runs then. */
    public Optional<Ending> await(Duration limit) throws InterruptedException {
        try {
            return Optional.of(ending.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // it never completes so
        }
    }

    /** Nobody follows the output any more; it is kept all the same. */
    public void unfollow() {
        follower = (channel, bytes) -> {};
    }

    /** Gives it input; waits while it does not read. */
    public void write(byte[] input) throws ToolFailure {
        if (order.input() == Order.Input.NONE && !ending.isDone()) {
            throw new ToolFailure(ToolReason.INVALID_ARGUMENT, "The command was begun without input; it takes none.");
        }
        talk(running -> running.write(ByteBuffer.wrap(input)));
    }

    /** Ends its input; that of one that has ended needs no end. */
    public void endInput() throws ToolFailure {
        if (order.input() == Order.Input.NONE) {
            return;
        }
        try {
            talk(Running::endInput);
        } catch (ToolFailure e) {
            if (e.reason() != ToolReason.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Its terminal has another size now. */
    public void resize(TerminalSize size) throws ToolFailure {
        talk(running -> running.resize(size));
    }

    /** Sends a signal to all its processes; how many there were. */
    public int signal(Signal signal) throws ToolFailure {
        Optional<Processes.Tree> tree = tree();
        if (tree.isEmpty() || ending.isDone()) {
            return 0;
        }
        try {
            return parts.processes().signal(tree.get(), signal);
        } catch (EngineException e) {
            throw parts.failures().of(e, place);
        }
    }

    /** Has all its processes ended, whatever they do; {@link #ending} tells when that is done. Doing it again changes nothing. */
    public void stop(Ending.Cause why) {
        if (!ending.isDone() && cause.compareAndSet(Optional.empty(), Optional.of(why))) {
            Thread.ofVirtual().name("stop run").start(this::end);
        }
    }

    private void end() {
        Ending.Proof proof = Ending.Proof.UNKNOWN;
        try {
            letBegin();
            Optional<Processes.Tree> tree = tree();
            boolean gone = tree.isEmpty() || parts.processes().end(tree.get(), streamsOver);
            proof = gone ? Ending.Proof.GONE : Ending.Proof.UNKNOWN;
        } catch (EngineException e) {
            log.warn("it is not known whether a run was ended: {}", e.getMessage());
        } finally {
            stopped.complete(proof);
            letGo();
        }
    }

    /** A shell that is being told its command has it in a moment; only then all its processes can be found. */
    private void letBegin() {
        wait(started);
    }

    /** Something that left its processes may still hold the streams. */
    private void letGo() {
        if (!wait(streamsOver)) {
            reader.interrupt();
        }
    }

    private static boolean wait(CompletableFuture<?> what) {
        try {
            what.get(NOTICE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | CancellationException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Processes.Tree> tree() {
        OptionalLong session = started.isDone() && !started.isCompletedExceptionally()
                ? started.join().session()
                : OptionalLong.empty();
        return mark.get().map(it -> new Processes.Tree(place, it, session));
    }

    private void read() {
        Ending how;
        try (Running running = launch()) {
            how = follow(running);
            streamsOver.complete(null); // before they are closed, for who writes to see why that fails
        } catch (EngineException e) {
            started.completeExceptionally(e);
            how = new Ending.Broke(parts.failures().of(e, place));
        } catch (CancellationException e) {
            started.completeExceptionally(e);
            how = new Ending.Broke(
                    new ToolFailure(ToolReason.CANCELLED, "The command was stopped before it began.", e));
        } catch (RuntimeException e) {
            started.completeExceptionally(e);
            log.error("a run failed unexpectedly", e);
            how = new Ending.Broke(new ToolFailure(
                    ToolReason.ENGINE_UNAVAILABLE,
                    "The command was lost to an error of the daemon; its log says more.",
                    e));
        }
        output.end();
        streamsOver.complete(null);
        Optional<Ending.Cause> stop = cause.get();
        Ending last = stop.isPresent() ? new Ending.Stopped(stop.get(), stopped.join()) : how;
        ending.complete(last); // who waits comes first
        parts.pool().refill(place);
    }

    private Running launch() throws EngineException {
        Running running = parts.launcher().start(place, order, this::marked);
        started.complete(running);
        return running;
    }

    /** Either this sees that the run was stopped, and nothing is begun; or who stops it sees the mark, and finds what was begun. */
    private void marked(String text) {
        mark.set(Optional.of(text));
        if (cause.get().isPresent()) {
            throw new CancellationException("stopped before it began");
        }
    }

    private Ending follow(Running running) throws EngineException {
        for (Optional<Output> piece = running.read(); piece.isPresent(); piece = running.read()) {
            byte[] bytes = new byte[piece.get().bytes().remaining()];
            piece.get().bytes().get(bytes);
            output.add(new Output(piece.get().channel(), ByteBuffer.wrap(bytes)));
            tell(piece.get(), bytes);
        }
        if (running.noDirectory()) {
            return new Ending.Broke(new ToolFailure(
                    ToolReason.NOT_FOUND,
                    "There is no directory " + order.directory().orElse(place.home())
                            + " in the sandbox to run in, or it may not be entered."));
        }
        if (running.saidCode().isPresent()) {
            return new Ending.Exited(running.saidCode().getAsInt());
        }
        int code = running.exitCode(EXIT_LIMIT);
        Optional<EngineFailure> lost = parts.failures().lost(place);
        long end = System.nanoTime() + NOTICE.toNanos();
        while (code == KILLED && lost.isEmpty() && System.nanoTime() < end) {
            pause(); // the engine tells the end of a container's processes before that of the container
            lost = parts.failures().lost(place);
        }
        return lost.isPresent() ? new Ending.Broke(parts.failures().of(lost.get(), place)) : new Ending.Exited(code);
    }

    private static void pause() throws EngineException {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(new EngineFailure.Unavailable("waiting for the end was interrupted"), e);
        }
    }

    private void tell(Output piece, byte[] bytes) {
        try {
            follower.write(piece.channel(), bytes);
        } catch (RuntimeException e) {
            log.debug("nobody follows a run any more: {}", e.getMessage());
            unfollow();
        }
    }

    private interface Words {
        void say(Running running) throws EngineException;
    }

    private void talk(Words words) throws ToolFailure {
        try {
            words.say(started.join());
        } catch (CompletionException e) {
            throw new ToolFailure(ToolReason.NOT_FOUND, "The command never started; its result says why.", e);
        } catch (EngineException e) {
            if (ended().isPresent() || streamsOver.isDone()) {
                throw new ToolFailure(ToolReason.NOT_FOUND, "The command has ended; it takes nothing any more.", e);
            }
            throw e.failure() instanceof EngineFailure.Rejected refused
                    ? new ToolFailure(ToolReason.INVALID_ARGUMENT, refused.message(), e)
                    : parts.failures().of(e, place);
        }
    }
}
