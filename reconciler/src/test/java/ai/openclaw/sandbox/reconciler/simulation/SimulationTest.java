package ai.openclaw.sandbox.reconciler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.reconciler.simulation.Happening.Deed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A first row of seeds, short enough for every build; {@link SimulationIT} runs a longer one and scripts/simulate.sh as many as are asked for. */
final class SimulationTest {

    private static final int SEEDS = 60;
    private static final int REPEATED = 5;

    @Test
    void everyLawHoldsInEveryScenario() {
        for (long seed = 0; seed < SEEDS; seed++) {
            everyLawHoldsIn(Scenario.of(seed));
        }
    }

    /** What the browser said could not be kept, so it was asked again at once, and again, two hundred times a second. */
    @Test
    void aFullDiskMakesNobodyAskABrowserWithoutEnd() {
        Scenario scenario = new Scenario(
                5032,
                100,
                List.of(
                        after(Duration.ofMillis(24), Deed.EDIT_AGENT, 362, 573),
                        after(Duration.ofMinutes(107), Deed.EXEC_BY_HAND, 79, 940),
                        after(Duration.ofMillis(9), Deed.ENGINE_RESTART, 606, 877),
                        after(Duration.ofMinutes(79), Deed.CRASH, 256, 534),
                        after(Duration.ofMinutes(154), Deed.TROUBLE, 818, 904),
                        after(Duration.ofMinutes(10), Deed.TOUCH_SESSION, 255, 894),
                        after(Duration.ofMillis(31), Deed.STORE_FULL, 434, 971),
                        after(Duration.ofSeconds(301), Deed.TAKE_LEASE, 714, 883)));
        everyLawHoldsIn(scenario);
    }

    /** A name had gone from one agent to another, whose sessions cannot be read; whose it had been was asked alone. */
    @Test
    void whatTheLaterOwnerOfANameMayWantStays() {
        Scenario scenario = new Scenario(
                63224,
                100,
                List.of(
                        after(Duration.ofMillis(35), Deed.EDIT_AGENT, 966, 117),
                        after(Duration.ofSeconds(75), Deed.TOUCH_SESSION, 174, 108),
                        after(Duration.ofMillis(12), Deed.TOUCH_SESSION, 597, 546),
                        after(Duration.ofMinutes(14), Deed.EDIT_AGENT, 323, 817),
                        after(Duration.ofMillis(16), Deed.EDIT_AGENT, 120, 722),
                        after(Duration.ofSeconds(337), Deed.LOSE_SESSION_SOURCE, 386, 453)));
        everyLawHoldsIn(scenario);
    }

    private static void everyLawHoldsIn(Scenario scenario) {
        Verdict verdict = new Simulation(scenario, Journal.Detail.DIGEST).run();
        assertThat(verdict.broken()).as(() -> Failure.of(scenario)).isEmpty();
    }

    private static Happening after(Duration pause, Deed deed, int who, int what) {
        return new Happening(pause, deed, who, what);
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
