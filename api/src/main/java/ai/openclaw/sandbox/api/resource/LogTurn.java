package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.port.LogTail.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts lines that come now behind those from before: what comes while these are looked up waits its turn, and none is sent twice. Safe from any thread. */
final class LogTurn {

    private final Consumer<Line> sender;
    private final List<Line> waiting = new ArrayList<>(); // guarded by this
    private boolean begun; // guarded by this

    LogTurn(Consumer<Line> sender) {
        this.sender = sender;
    }

    /** A line that has just been logged. */
    synchronized void comes(Line line) {
        if (begun) {
            sender.accept(line);
        } else {
            waiting.add(line);
        }
    }

    /** Sends those from before, looked up since the first could come, and then what came meanwhile. */
    synchronized void begin(List<Line> before) {
        before.forEach(sender);
        long last = before.isEmpty() ? Long.MIN_VALUE : before.getLast().sequence();
        waiting.stream().filter(line -> line.sequence() > last).forEach(sender);
        waiting.clear();
        begun = true;
    }
}
