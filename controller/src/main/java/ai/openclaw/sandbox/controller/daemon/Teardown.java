package ai.openclaw.sandbox.controller.daemon;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be ended in the reverse order; one that fails to end does not keep the others from it. */
final class Teardown implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Teardown.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>(); // guarded by this

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("{} did not end well", part.getClass().getSimpleName(), e);
            }
        }
    }
}
