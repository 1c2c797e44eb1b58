package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import ai.openclaw.sandbox.model.runtime.Subscription;
import com.fasterxml.jackson.databind.MappingIterator;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription to the engine's events: one virtual thread that opens the stream, reads it, and opens it again whatever ended it. A stream
 * that ends in order looks the same as one whose engine restarted, so both are a break.
 */
final class EventStream implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** A stream that lived this long was a good one: the next break starts with the shortest wait again. */
    private static final Duration GOOD_LIFE = Duration.ofSeconds(5);

    /** How long {@link #close()} waits for the thread to end; it blocks in nothing but interruptible I/O and the listener. */
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

    private final Links links;
    private final TimedCalls calls;
    private final Streams streams;
    private final Supplier<Duration> timeout;
    private final EngineListener listener;
    private final Thread thread;

    private volatile boolean closed;

    // only the thread's own from here on
    private Instant since;
    private boolean broken;
    private int failures;

    EventStream(Links links, TimedCalls calls, Supplier<Duration> timeout, Instant since, EngineListener listener) {
        this.links = links;
        this.calls = calls;
        this.streams = new Streams(calls);
        this.timeout = timeout;
        this.since = since;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("docker-events").unstarted(this::run);
    }

    EventStream start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            EngineFailure why = listen();
            if (closed) {
                return;
            }
            if (!broken) {
                broken = true;
                tell(() -> listener.disconnected(why));
            }
            pause(Backoff.RECONNECT.after(++failures, RandomGenerator.getDefault()));
        }
    }

    /** Listens as long as it goes well, then says why it does not. */
    private EngineFailure listen() {
        try (Links.Lease lease = links.lease()) {
            try (Response response = open(lease.link())) {
                broken = false;
                tell(listener::connected);
                read(response);
                return new EngineFailure.Unavailable("the engine ended the stream of events");
            } catch (IOException e) {
                return new EngineFailure.Unavailable("the stream of events broke (" + e.getMessage() + ")");
            } finally {
                lease.retire();
            }
        } catch (EngineException e) {
            return e.failure();
        }
    }

    private Response open(Link link) throws EngineException {
        Duration limit = timeout.get();
        EngineApi api = calls.call("connect", limit, link::api);
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path(api.path("/events?since=" + stamp(since) + "&filters="
                        + EngineApi.parameter(EventTranslation.filters())))
                .build();
        return streams.open("open the stream of events", limit, link, request);
    }

    private void read(Response response) throws IOException {
        long opened = System.nanoTime();
        try (MappingIterator<Event> events =
                ClientSettings.MAPPER.readerFor(Event.class).readValues(response.getBody())) {
            while (!closed && events.hasNextValue()) {
                EventTranslation.event(events.nextValue()).ifPresent(this::hear);
            }
        } finally {
            if (System.nanoTime() - opened > GOOD_LIFE.toNanos()) {
                failures = 0;
            }
        }
    }

    private void hear(EngineEvent event) {
        if (event.at().isAfter(since)) {
            since = event.at();
        }
        if (!closed) {
            tell(() -> listener.event(event));
        }
    }

    /** A listener that fails must not end the stream for good. */
    private static void tell(Runnable words) {
        try {
            words.run();
        } catch (RuntimeException e) {
            LOG.error("a listener to engine events failed; the stream goes on", e);
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            // only close() interrupts, and the loop sees that it was called
            Thread.currentThread().interrupt();
        }
    }

    private static String stamp(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }
}
