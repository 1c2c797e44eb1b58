package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.ConfigurationFile;
import ai.openclaw.sandbox.api.port.Console;
import ai.openclaw.sandbox.api.port.LogTail;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Location;
import ai.openclaw.sandbox.model.runtime.ContainerUsage;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A text in memory that is wrong when it holds the word {@code wrong}, a log one writes by hand, and containers that are half busy. */
final class ScriptedConsole implements ConfigurationFile, LogTail {

    static final String OLD_HASH = "a".repeat(64);
    static final String NEW_HASH = "b".repeat(64);

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final List<Consumer<Line>> followers = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    volatile String text = "{ /* old */ }";
    volatile boolean running = true;

    Console console() {
        return new Console(
                this, this, container -> running ? Optional.of(usage()) : Optional.empty(), (name, size, actor, it) -> {
                    throw new ToolFailure(ToolReason.SANDBOX_NOT_READY, "Not here.");
                });
    }

    /** Each look is a second after the one before, of which half was used. */
    private ContainerUsage usage() {
        int look = looks.incrementAndGet();
        return new ContainerUsage(
                Instant.EPOCH.plusSeconds(look),
                Duration.ofMillis(500L * look),
                1 << 20,
                Optional.of(1L << 30),
                3,
                Optional.empty(),
                Optional.of(new ContainerUsage.Traffic(10, 20)));
    }

    void log(String message) {
        Line line = new Line(lines.size() + 1, Instant.EPOCH, "WARN", "Daemon", message);
        lines.add(line);
        followers.forEach(follower -> follower.accept(line));
    }

    int followers() {
        return followers.size();
    }

    @Override
    public List<Line> after(long sequence) {
        return lines.stream().filter(line -> line.sequence() > sequence).toList();
    }

    @Override
    public Runnable follow(Consumer<Line> listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    @Override
    public Optional<Source> source() {
        return Optional.of(new Source(text, text.contains("old") ? OLD_HASH : NEW_HASH));
    }

    @Override
    public Check check(String candidate) {
        return new Check(problems(candidate), Map.of(), Map.of());
    }

    private static List<ConfigProblem> problems(String candidate) {
        return candidate.contains("wrong")
                ? List.of(
                        ConfigProblem.error(new Location("openclaw.json", 3, 7), ConfigPath.ROOT, "Wrong.", "Mend it."))
                : List.of();
    }

    @Override
    public Written write(String candidate, Optional<String> expected) {
        if (!problems(candidate).isEmpty()) {
            return new Refused(problems(candidate));
        }
        if (!expected.equals(source().map(Source::hash))) {
            return new Changed();
        }
        text = candidate;
        return new Done(NEW_HASH);
    }
}
