package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Finds the processes of a run in its container and signals them, by a shell in that container: the daemon may live in a container itself and see none of them. A
 * process that clears its environment, leaves its session and outlives its parent before anybody looks is not found.
 */
final class Processes {

    /** Most time for looking and signalling once. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** How long processes have to end by themselves after TERM. */
    static final Duration GRACE = Duration.ofSeconds(1);

    /** How often KILL is tried: what forks faster than it can be counted may need a few. */
    private static final int ROUNDS = 25;

    private static final String LOOK = "0";
    private static final Pattern FOUND = Pattern.compile("[0-9]+:[0-9]+");
    private static final int MAX_OUTPUT = 1024 * 1024;

    private final Launcher launcher;

    Processes(Launcher launcher) {
        this.launcher = launcher;
    }

    /**
     * The processes of a run.
     *
     * @param place where it runs
     * @param mark what marks them
     * @param session the session they began in, if known
     */
    record Tree(Workplace place, String mark, OptionalLong session) {}

    /** Sends a signal to all of them; how many there were. */
    int signal(Tree tree, Signal signal) throws EngineException {
        return send(tree, signal.name(), Set.of()).size();
    }

    /**
     * Ends all of them: TERM, a second, KILL; and looks whether they are gone.
     *
     * @param over completes when the run's streams have ended, which is most often the end of all of it
     * @return whether none is left
     */
    boolean end(Tree tree, CompletableFuture<?> over) throws EngineException {
        Set<String> seen = new TreeSet<>(send(tree, Signal.TERM.name(), Set.of()));
        if (seen.isEmpty()) {
            return true;
        }
        await(over);
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> left = send(tree, Signal.KILL.name(), seen);
            if (left.isEmpty()) {
                return true;
            }
            seen.addAll(left);
        }
        return send(tree, LOOK, seen).isEmpty();
    }

    private static void await(CompletableFuture<?> over) {
        try {
            over.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // then they are killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> send(Tree tree, String signal, Set<String> named) throws EngineException {
        String arguments = tree.mark() + " " + tree.session().orElse(1) + " " + signal + " " + String.join(" ", named);
        Order order = Order.of("set -- " + arguments + "\n" + ShellText.SIGNAL);
        CompletableFuture<Set<String>> found = new CompletableFuture<>();
        Thread looking = Thread.ofVirtual().name("processes").start(() -> look(tree.place(), order, found));
        try {
            return found.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new EngineException(
                    e.getCause() instanceof EngineException known
                            ? known.failure()
                            : new EngineFailure.Unavailable("processes cannot be looked at: " + e.getCause()),
                    e);
        } catch (TimeoutException e) {
            looking.interrupt();
            throw new EngineException(new EngineFailure.DeadlineExceeded("look for processes", LIMIT), e);
        } catch (InterruptedException e) {
            looking.interrupt();
            Thread.currentThread().interrupt();
            throw new EngineException(new EngineFailure.Unavailable("looking for processes was interrupted"), e);
        }
    }

    private void look(Workplace place, Order order, CompletableFuture<Set<String>> found) {
        try (Running running = launcher.start(place, order, mark -> {})) {
            running.endInput();
            StringBuilder text = new StringBuilder();
            for (Optional<Output> piece = running.read(); piece.isPresent(); piece = running.read()) {
                if (text.length() < MAX_OUTPUT) {
                    text.append(StandardCharsets.US_ASCII.decode(piece.get().bytes()));
                }
            }
            Set<String> entries = new TreeSet<>();
            text.toString().lines().filter(FOUND.asMatchPredicate()).forEach(entries::add);
            found.complete(entries);
        } catch (EngineException | RuntimeException e) {
            found.completeExceptionally(e);
        }
    }
}
