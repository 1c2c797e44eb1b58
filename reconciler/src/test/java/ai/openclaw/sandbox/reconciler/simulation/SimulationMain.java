package ai.openclaw.sandbox.reconciler.simulation;

import java.util.HashMap;
import java.util.Map;

/** Runs many seeds, or one to be read. See scripts/simulate.sh. */
public final class SimulationMain {

    private SimulationMain() {}

    /** {@code --seeds N [--from S]} or {@code --seed X [--verbose]}; exits 1 when a law was broken. */
    public static void main(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean flag = arguments[i].equals("--verbose");
            options.put(arguments[i], flag || i + 1 == arguments.length ? "" : arguments[++i]);
        }
        boolean good = options.containsKey("--seed")
                ? one(Long.parseLong(options.get("--seed")), options.containsKey("--verbose"))
                : many(
                        Long.parseLong(options.getOrDefault("--from", "0")),
                        Long.parseLong(options.getOrDefault("--seeds", "2000")));
        System.exit(good ? 0 : 1);
    }

    private static boolean one(long seed, boolean verbose) {
        Scenario scenario = Scenario.of(seed);
        Verdict verdict = new Simulation(scenario, Journal.Detail.LINES, Mutation.NONE).run();
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
            Verdict verdict = new Simulation(Scenario.of(seed), Journal.Detail.DIGEST, Mutation.NONE).run();
            digest = digest * 31 + verdict.digest();
            if (verdict.broken().isPresent()) {
                failures++;
                System.out.println(Failure.of(Scenario.of(seed), Mutation.NONE));
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
