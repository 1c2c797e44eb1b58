package ai.openclaw.sandbox.reconciler.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes happenings out of a failing scenario for as long as the same law stays broken. */
final class Minimiser {

    private static final int MOST_RUNS = 600;

    private int runs;

    Scenario minimal(Scenario failing, String law) {
        Scenario smallest = failing;
        for (int chunk = Math.max(1, failing.happenings().size() / 2); chunk >= 1; chunk /= 2) {
            boolean smaller = true;
            while (smaller && runs < MOST_RUNS) {
                Optional<Scenario> found = without(smallest, chunk, law);
                smaller = found.isPresent();
                smallest = found.orElse(smallest);
            }
        }
        return smallest;
    }

    private Optional<Scenario> without(Scenario scenario, int chunk, String law) {
        List<Happening> all = scenario.happenings();
        for (int from = 0; from < all.size() && runs < MOST_RUNS; from += chunk) {
            List<Happening> fewer = new ArrayList<>(all.subList(0, from));
            fewer.addAll(all.subList(Math.min(all.size(), from + chunk), all.size()));
            Scenario candidate = scenario.with(fewer);
            runs++;
            Verdict verdict = new Simulation(candidate, Journal.Detail.DIGEST).run();
            if (verdict.broken().equals(Optional.of(law))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
