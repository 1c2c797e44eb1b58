package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Hands out the current generation of connections, and begins a new one after a break. */
final class Links implements AutoCloseable {

    private final EngineAddress address;

    // guarded by this
    private Optional<Link> current = Optional.empty();
    private final Set<Link> open = new HashSet<>();
    private boolean closed;

    Links(EngineAddress address) {
        this.address = address;
    }

    EngineAddress address() {
        return address;
    }

    /** A use of the current generation. Does not block. */
    synchronized Lease lease() throws EngineException {
        if (closed) {
            throw new EngineException(new EngineFailure.Unavailable("the client of engine " + address + " is closed"));
        }
        Link link = current.orElseGet(() -> new Link(address));
        current = Optional.of(link);
        open.add(link);
        link.enter();
        return new Lease(link);
    }

    /** Nobody new gets this generation; who uses it still goes on with it. */
    private synchronized void retire(Link link) {
        if (current.filter(link::equals).isPresent()) {
            current = Optional.empty();
            leave(link);
        }
    }

    private synchronized void leave(Link link) {
        if (link.leave()) {
            open.remove(link);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        current = Optional.empty();
        open.forEach(Link::shutDown);
        open.clear();
    }

    /** A use of one generation of connections; closed once by who took it. */
    final class Lease implements AutoCloseable {

        private final Link link;

        private Lease(Link link) {
            this.link = link;
        }

        Link link() {
            return link;
        }

        /** The engine went away: its connections are worth nothing any more. */
        void retire() {
            Links.this.retire(link);
        }

        @Override
        public void close() {
            Links.this.leave(link);
        }
    }
}
