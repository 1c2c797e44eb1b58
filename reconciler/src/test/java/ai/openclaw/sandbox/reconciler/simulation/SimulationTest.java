package ai.openclaw.sandbox.reconciler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A first row of seeds, short enough for every build; {@link SimulationIT} runs a longer one and scripts/simulate.sh as many as are asked for. */
final class SimulationTest {

    private static final int SEEDS = 60;
    private static final int REPEATED = 5;

    @Test
    void everyLawHoldsInEveryScenario() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Scenario scenario = Scenario.of(seed);
            Verdict verdict = new Simulation(scenario, Journal.Detail.DIGEST).run();
            assertThat(verdict.broken()).as(() -> Failure.of(scenario)).isEmpty();
        }
    }

    @Test
    void theSameSeedGivesTheSameRunByteForByte() {
        for (long seed = 0; seed < REPEATED; seed++) {
            Verdict first = new Simulation(Scenario.of(seed), Journal.Detail.LINES).run();
            Verdict second = new Simulation(Scenario.of(seed), Journal.Detail.LINES).run();
            assertThat(second.text()).isNotEmpty().isEqualTo(first.text());
            assertThat(second.digest()).isEqualTo(first.digest());
        }
    }
}
