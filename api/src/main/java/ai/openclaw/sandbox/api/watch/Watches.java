package ai.openclaw.sandbox.api.watch;

import ai.openclaw.sandbox.api.feed.Feed;
import ai.openclaw.sandbox.api.http.Limits;
import ai.openclaw.sandbox.api.http.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All watches there are. Each event loop sends to its own watchers; news that come while it does are sent together, so a burst costs little more than a single change. */
public final class Watches {

    private static final Logger log = LoggerFactory.getLogger(Watches.class);

    private final Vertx vertx;
    private final Lines lines;
    private final int most;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<Thread, Group> groups = new ConcurrentHashMap<>();

    /** None yet. */
    public Watches(Vertx vertx, InstantSource clock) {
        this(vertx, clock, Limits.WATCHES);
    }

    /** None yet, and so many at once at most. */
    public Watches(Vertx vertx, InstantSource clock, int most) {
        this.vertx = vertx;
        this.most = most;
        this.lines = new Lines(clock);
    }

    /** Sends on whatever changes in a feed. */
    public void follow(Feed<?> feed) {
        feed.listen(() -> groups.values().forEach(Group::wake));
    }

    /** How many there are. */
    public int count() {
        return count.get();
    }

    /** Does something that may block, away from the event loops, after a moment in which more of the same may gather. */
    public void soon(Runnable work) {
        vertx.setTimer(
                Limits.GATHERING.toMillis(),
                any -> vertx.<Boolean>executeBlocking(
                                () -> {
                                    work.run();
                                    return true;
                                },
                                false)
                        .onFailure(e -> log.warn("watchers get their news later: {}", e.getMessage())));
    }

    /** Calls back now and then, as long as the daemon runs. */
    public void everySoOften(Runnable callback) {
        vertx.setPeriodic(Limits.LOOK_EVERY.toMillis(), any -> callback.run());
    }

    /** Begins to watch a feed, where everything it tells of is in its list. */
    public <T> void open(RoutingContext context, Feed<T> feed, WatchRequest request) {
        open(context, feed, request, feed::snapshot);
    }

    /** Begins to watch a feed; what there is comes from elsewhere. */
    public <T> void open(
            RoutingContext context, Feed<T> feed, WatchRequest request, Supplier<Feed.Snapshot<T>> everything) {
        Feed.Snapshot<T> start = request.from()
                .map(version -> new Feed.Snapshot<T>(version, place(feed, version), List.of()))
                .orElseGet(everything);
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            throw Problem.tooMany("As many watches are open as there may be (" + most + "). Close some.");
        }
        Group group = groups.computeIfAbsent(
                Thread.currentThread(), any -> new Group(context.vertx().getOrCreateContext()));
        List<Long> timers = new ArrayList<>();
        WatchStream<T> stream = new WatchStream<>(context, feed, request, lines, start);
        group.streams.add(stream);
        timers.add(vertx.setPeriodic(Limits.BOOKMARK_EVERY.toMillis(), any -> stream.tick()));
        timers.add(vertx.setTimer(request.limit().toMillis(), any -> stream.end()));
        stream.open(() -> {
            count.decrementAndGet();
            timers.forEach(vertx::cancelTimer);
            group.streams.remove(stream);
        });
    }

    private static long place(Feed<?> feed, long version) {
        return feed.placeAfter(version)
                .orElseThrow(() -> Problem.expired("Version " + version
                        + " is too old, or of another run of the daemon, to" + " watch from (the latest is "
                        + feed.version() + "). List again and watch from there."));
    }

    /** Ends all watches in order. */
    public void close() {
        groups.values().forEach(Group::end);
    }

    /** The watches of one event loop. */
    private static final class Group {

        private final Context context;
        private final List<WatchStream<?>> streams = new ArrayList<>(); // only touched on the event loop
        private final AtomicBoolean awake = new AtomicBoolean();

        Group(Context context) {
            this.context = context;
        }

        void wake() {
            if (awake.compareAndSet(false, true)) {
                context.runOnContext(any -> {
                    awake.set(false); // before looking: what comes from now on wakes it again
                    List.copyOf(streams).forEach(WatchStream::drain);
                });
            }
        }

        void end() {
            context.runOnContext(any -> List.copyOf(streams).forEach(WatchStream::end));
        }
    }
}
