package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A moment of what scripts/soak.sh does for long, so that it is known to work. */
final class SoakIT {

    private static final int KILLS = 3;
    private static final int PASSES = 300;
    private static final long SEED = 5;

    @Test
    void what_is_left_by_kill_9_heals(@TempDir Path directory) {
        KillSoak.Result result = new KillSoak(directory, SEED, line -> {}).run(KILLS);
        assertThat(result.kills()).isEqualTo(KILLS);
        assertThat(result.compared()).isPositive();
    }

    @Test
    void passes_leave_nothing_in_the_process(@TempDir Path directory) {
        List<PassSoak.Reading> readings = new PassSoak(directory, line -> {}).run(PASSES);
        assertThat(readings).extracting(PassSoak.Reading::passes).containsExactly(0, PASSES);
    }
}
