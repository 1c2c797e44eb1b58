package ai.openclaw.sandbox.controller.configuration;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A value with listeners. One thread publishes; any thread may read and listen. */
final class Published<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Published.class);

    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T current;

    Published(T first) {
        this.current = first;
    }

    T current() {
        return current;
    }

    AutoCloseable onChange(Consumer<T> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Makes a value the current one and tells every listener, also after one of them failed. */
    void publish(T value) {
        current = value;
        for (Consumer<T> listener : listeners) {
            try {
                listener.accept(value);
            } catch (RuntimeException e) {
                LOG.error("A listener to configuration changes failed; the others are told all the same.", e);
            }
        }
    }
}
