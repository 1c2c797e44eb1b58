package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for something new to be said of one sandbox. For one thread that waits. */
final class BoardNews implements StatusBoard.Watcher, AutoCloseable {

    private final StatusBoard board;
    private final SandboxName name;
    private final Semaphore news = new Semaphore(0);

    private BoardNews(StatusBoard board, SandboxName name) {
        this.board = board;
        this.name = name;
    }

    /** Listens from now on. */
    static BoardNews of(StatusBoard board, SandboxName name) {
        BoardNews news = new BoardNews(board, name);
        board.watch(news);
        return news;
    }

    /** Waits for news that came since the last wait, so long at most. */
    void await(Duration limit) throws InterruptedException {
        if (news.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    @Override
    public void changed(Optional<Sandbox> before, Sandbox now) {
        if (now.identity().name().equals(name)) {
            news.release();
        }
    }

    @Override
    public void removed(Sandbox last, long resourceVersion) {
        if (last.identity().name().equals(name)) {
            news.release();
        }
    }

    @Override
    public void close() {
        board.unwatch(this);
    }
}
