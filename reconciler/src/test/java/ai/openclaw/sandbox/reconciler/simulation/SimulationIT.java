package ai.openclaw.sandbox.reconciler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The real reconciler keeps the laws in every scenario of a fixed row of seeds that takes about half a minute. */
final class SimulationIT {

    private static final int FIRST = 1_000;
    private static final int SEEDS = 2_000;

    @Test
    void everyLawHoldsInEveryScenario() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Scenario scenario = Scenario.of(seed);
            Verdict verdict = new Simulation(scenario, Journal.Detail.DIGEST).run();
            assertThat(verdict.broken()).as(() -> Failure.of(scenario)).isEmpty();
        }
    }
}
