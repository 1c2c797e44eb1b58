package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.reconciler.simulation.Happening.Deed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What happens in one run.
 *
 * @param seed decides all that the happenings leave open
 * @param maxSandboxes how many sandboxes there may be
 * @param happenings in their order
 */
record Scenario(long seed, int maxSandboxes, List<Happening> happenings) {

    private static final int FEWEST = 5;
    private static final int MOST = 45;
    private static final List<Deed> WEIGHTED = Stream.of(Deed.values())
            .flatMap(deed -> Collections.nCopies(deed.weight, deed).stream())
            .toList();

    Scenario {
        happenings = List.copyOf(happenings);
    }

    static Scenario of(long seed) {
        Random dice = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        int count = FEWEST + dice.nextInt(MOST - FEWEST);
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Deed deed = WEIGHTED.get(dice.nextInt(WEIGHTED.size()));
            happenings.add(new Happening(pause(dice), deed, dice.nextInt(1000), dice.nextInt(1000)));
        }
        return new Scenario(seed, dice.nextInt(5) == 0 ? 2 : 100, happenings);
    }

    /** Mostly in the middle of something, now and then long enough to grow cold, idle or old. */
    private static Duration pause(Random dice) {
        return switch (dice.nextInt(10)) {
            case 0, 1, 2, 3 -> Duration.ofMillis(dice.nextInt(60));
            case 4, 5 -> Duration.ofSeconds(dice.nextInt(40));
            case 6, 7 -> Duration.ofSeconds(60 + dice.nextInt(300));
            case 8 -> Duration.ofMinutes(5 + dice.nextInt(10));
            default -> Duration.ofMinutes(30 + dice.nextInt(150));
        };
    }

    Scenario with(List<Happening> fewer) {
        return new Scenario(seed, maxSandboxes, fewer);
    }
}
