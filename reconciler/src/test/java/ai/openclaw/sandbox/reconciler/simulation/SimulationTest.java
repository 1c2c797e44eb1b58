package ai.openclaw.sandbox.reconciler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The real reconciler keeps the laws in every scenario of a fixed row of seeds; scripts/simulate.sh runs more. */
final class SimulationTest {

    private static final int SEEDS = 2_000;
    private static final int REPEATED = 40;

    @Test
    void everyLawHoldsInEveryScenario() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Scenario scenario = Scenario.of(seed);
            Verdict verdict = new Simulation(scenario, Journal.Detail.DIGEST, Mutation.NONE).run();
            assertThat(verdict.broken())
                    .as(() -> Failure.of(scenario, Mutation.NONE))
                    .isEmpty();
        }
    }

    @Test
    void theSameSeedGivesTheSameRunByteForByte() {
        for (long seed = 0; seed < REPEATED; seed++) {
            Verdict first = new Simulation(Scenario.of(seed), Journal.Detail.LINES, Mutation.NONE).run();
            Verdict second = new Simulation(Scenario.of(seed), Journal.Detail.LINES, Mutation.NONE).run();
            assertThat(second.text()).isNotEmpty().isEqualTo(first.text());
            assertThat(second.digest()).isEqualTo(first.digest());
        }
    }
}
