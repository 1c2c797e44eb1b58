package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Feed;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.util.Optional;

/** Carries what is said on the board into a feed, in the order of its versions. */
final class SandboxFeed implements StatusBoard.Watcher {

    private final Feed<Sandbox> feed;

    private SandboxFeed(StatusBoard.Standing now) {
        this.feed = new Feed<>(new SandboxResource(), now.version());
        now.sandboxes().forEach(sandbox -> feed.begin(sandbox, sandbox.resourceVersion()));
    }

    /** A feed of all that is and will be on a board. */
    static Feed<Sandbox> of(StatusBoard board) {
        return board.watchFrom(SandboxFeed::new).feed;
    }

    @Override
    public void changed(Optional<Sandbox> before, Sandbox now) {
        feed.put(now, now.resourceVersion());
    }

    @Override
    public void removed(Sandbox last, long resourceVersion) {
        feed.remove(last.identity().name().value(), resourceVersion);
    }
}
