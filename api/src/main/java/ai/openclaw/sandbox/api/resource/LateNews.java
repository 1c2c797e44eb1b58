package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.watch.Watches;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks for news when it is told that there may be some and somebody watches: soon, away from whoever tells it, and once for many hints. */
final class LateNews {

    private final Watches watches;
    private final Runnable look;
    private final AtomicBoolean due = new AtomicBoolean();

    LateNews(Watches watches, Runnable look) {
        this.watches = watches;
        this.look = look;
    }

    void hint() {
        if (watches.count() > 0 && due.compareAndSet(false, true)) {
            watches.soon(() -> {
                due.set(false); // before looking: what comes from now on is looked for again
                look.run();
            });
        }
    }
}
