package ai.openclaw.sandbox.controller.benchmark;

import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One daemon and one engine, asked by turns, and swept clean between. */
final class Turns implements AutoCloseable {

    private static final int CALLERS = 8;

    private final RunningDaemon running;
    private final Client client;
    private final Arrivals arrivals = new Arrivals();
    private final ByHand byHand;
    private final List<String> opened = new ArrayList<>();

    Turns(RunningDaemon running) {
        this.running = running;
        this.client = new Client(running.daemon().port(), running.state());
        running.daemon().reconciler().board().watch(arrivals);
        openAndAwait("agent:main:sample");
        this.byHand = ByHand.like(running.engine(), running.awaitReady("agent:main:sample"));
        clear();
    }

    ByHand byHand() {
        return byHand;
    }

    /** The nanoseconds from the request to the sandbox Ready. */
    long openAndAwait(String session) {
        opened.add(session);
        long begin = System.nanoTime();
        client.open(session);
        return arrivals.await(session) - begin;
    }

    long openAllAndAwait(List<String> sessions) {
        opened.addAll(sessions);
        long begin = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            sessions.forEach(session -> callers.execute(() -> client.open(session)));
        }
        return sessions.stream().mapToLong(arrivals::await).max().orElseThrow() - begin;
    }

    /** Ends the sessions and waits until their sandboxes are gone: nobody's turn is disturbed by another's cleaning. */
    void clear() {
        byHand.removeAll();
        opened.forEach(client::end);
        opened.forEach(running::awaitGone);
        opened.clear();
    }

    @Override
    public void close() {
        byHand.close();
        client.close();
    }
}
