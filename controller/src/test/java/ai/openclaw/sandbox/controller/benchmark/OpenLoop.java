package ai.openclaw.sandbox.controller.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests on a fixed schedule, whatever becomes of those before: who is slow is asked all the same, as by many people who know nothing of each other. A
 * request counts from the moment it was due, so that waiting for a free connection counts too.
 */
final class OpenLoop {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int END = -1;

    private final int port;
    private final String token;
    private final int connections;
    private final int perSecond;

    OpenLoop(int port, String token, int connections, int perSecond) {
        this.port = port;
        this.token = token;
        this.connections = connections;
        this.perSecond = perSecond;
    }

    /** What is asked for. */
    interface Request {
        /** Sends the request of a number that was due at a moment and reads its answer. */
        void send(RawConnection connection, int number, long due) throws IOException;
    }

    private record Turn(int number, long due) {}

    /** Sends so many; how long each took from when it was due. */
    Samples run(int requests, Request request) throws InterruptedException {
        BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Samples samples = new Samples();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            workers.add(Thread.ofPlatform().start(() -> work(turns, request, samples, failure)));
        }
        long begin = System.nanoTime() + NANOS_PER_SECOND / 10;
        for (int i = 0; i < requests; i++) {
            long due = begin + i * NANOS_PER_SECOND / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            turns.add(new Turn(i, due));
        }
        workers.forEach(any -> turns.add(new Turn(END, 0)));
        for (Thread worker : workers) {
            worker.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a request failed", failure.get());
        }
        return samples;
    }

    private void work(BlockingQueue<Turn> turns, Request request, Samples samples, AtomicReference<Throwable> failure) {
        try (RawConnection connection = new RawConnection(port, token)) {
            for (Turn turn = turns.take(); turn.number() != END; turn = turns.take()) {
                request.send(connection, turn.number(), turn.due());
                long took = System.nanoTime() - turn.due();
                synchronized (samples) {
                    samples.add(took);
                }
            }
        } catch (IOException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
