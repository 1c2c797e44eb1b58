package ai.openclaw.sandbox.api.port;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The last lines of the daemon's log, without secrets. Safe from any thread; never blocks. */
public interface LogTail {

    /** Most lines there are. */
    int MOST = 2_000;

    /** Those after a line, the oldest first. */
    List<Line> after(long sequence);

    /** Calls {@code listener} with every line from now on, on the thread that logs it: it must return at once. The returned handle ends that. */
    Runnable follow(Consumer<Line> listener);

    /**
     * A line.
     *
     * @param sequence rises with every line
     * @param at when
     * @param level such as {@code WARN}
     * @param logger who says it
     * @param message what; may have several lines
     */
    record Line(long sequence, Instant at, String level, String logger, String message) {}
}
