package ai.openclaw.sandbox.reconciler.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs many seeds, or one to be read. See scripts/simulate.sh. */
public final class SimulationMain {

    private static final Set<String> FLAGS = Set.of("--verbose", "--hunt");

    private SimulationMain() {}

    /** {@code --seeds N [--from S] [--hunt]} or {@code --seed X [--verbose]}; exits 1 when a law was broken. */
    public static void main(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean flag = FLAGS.contains(arguments[i]);
            options.put(arguments[i], flag || i + 1 == arguments.length ? "" : arguments[++i]);
        }
        long from = Long.parseLong(options.getOrDefault("--from", "0"));
        long seeds = Long.parseLong(options.getOrDefault("--seeds", "2000"));
        boolean good = options.containsKey("--seed")
                ? one(Long.parseLong(options.get("--seed")), options.containsKey("--verbose"))
                : options.containsKey("--hunt") ? hunt(from, seeds) : many(from, seeds);
        System.exit(good ? 0 : 1);
    }

    /** Stops at the first broken law and tells it in one line; that is all a deliberate bug has to show. */
    private static boolean hunt(long from, long count) {
        for (long seed = from; seed < from + count; seed++) {
            Verdict verdict = new Simulation(Scenario.of(seed), Journal.Detail.DIGEST).run();
            if (verdict.broken().isPresent()) {
                System.out.println(verdict.broken().get() + " at seed " + seed);
                return false;
            }
        }
        System.out.println("nobody in " + count + " seeds");
        return true;
    }

    private static boolean one(long seed, boolean verbose) {
        Scenario scenario = Scenario.of(seed);
        Verdict verdict = new Simulation(scenario, Journal.Detail.LINES).run();
        System.out.print(verbose ? verdict.text() : "");
        System.out.printf(
                "seed %d: %s, digest %016x%n",
                seed, verdict.broken().isEmpty() ? "all laws kept" : verdict.message(), verdict.digest());
        return verdict.broken().isEmpty();
    }

    private static boolean many(long from, long count) {
        long began = System.nanoTime();
        int failures = 0;
        long digest = 0;
        for (long seed = from; seed < from + count; seed++) {
            Verdict verdict = new Simulation(Scenario.of(seed), Journal.Detail.DIGEST).run();
            digest = digest * 31 + verdict.digest();
            if (verdict.broken().isPresent()) {
                failures++;
                System.out.println(Failure.of(Scenario.of(seed)));
                if (failures == 5) {
                    break;
                }
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d seeds from %d: %d failing, %.0f scenarios per second, digest of all runs %016x%n",
                count, from, failures, count / seconds, digest);
        return failures == 0;
    }
}
