package ai.openclaw.sandbox.api.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The latest changes in their order, as many as it holds. Readers have a place in it; one whose next change is forgotten is told so and must begin anew, so
 * nobody's slowness costs memory. Guarded by its owner.
 *
 * @param <T> what the resources are inside
 */
final class History<T> {

    private final List<Change<T>> ring = new ArrayList<>(); // the change at a place is at that place modulo most
    private final int most;
    private long end; // the place behind the latest change
    private long forgotten; // every change of a later version is held

    /** Holds as many changes; knows all after a version, and there is none yet. */
    History(int most, long version) {
        this.most = most;
        this.forgotten = version;
    }

    void add(Change<T> change) {
        if (ring.size() < most) {
            ring.add(change);
        } else {
            forgotten = ring.set((int) (end % most), change).version();
        }
        end++;
    }

    /** The version of the latest change, or the one it began with. */
    long version() {
        return ring.isEmpty() ? forgotten : at(end - 1).version();
    }

    /** The place behind the latest change. */
    long end() {
        return end;
    }

    /** The place of the first change after a version; empty when a change after it is forgotten, or when there never was such a version. */
    OptionalLong placeAfter(long version) {
        if (version < forgotten || version > version()) {
            return OptionalLong.empty();
        }
        long low = first();
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).version() > version) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(low);
    }

    /** Some changes from a place on; empty when the first of them is forgotten. */
    Optional<List<Change<T>>> from(long place, int limit) {
        if (place < first()) {
            return Optional.empty();
        }
        long until = Math.min(end, place + limit);
        List<Change<T>> found = new ArrayList<>();
        for (long next = place; next < until; next++) {
            found.add(at(next));
        }
        return Optional.of(found);
    }

    private long first() {
        return end - ring.size();
    }

    private Change<T> at(long place) {
        return ring.get((int) (place % most));
    }
}
