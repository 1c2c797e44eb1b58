package ai.openclaw.sandbox.controller.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of one thing, taken again and again, in nanoseconds. */
final class Samples {

    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Long> nanos = new ArrayList<>();

    void add(long value) {
        nanos.add(value);
    }

    /** What so many per cent of the samples do not exceed, in milliseconds: the nearest rank. */
    double percentile(int percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1)) / NANOS_PER_MILLI;
    }

    double median() {
        return percentile(50);
    }

    double worst() {
        return percentile(100);
    }

    int size() {
        return nanos.size();
    }
}
