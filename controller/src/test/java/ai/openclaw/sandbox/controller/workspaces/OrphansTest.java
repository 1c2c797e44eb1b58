package ai.openclaw.sandbox.controller.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.workspaces.Orphans.State;
import ai.openclaw.sandbox.model.config.DaemonSettings.WorkspaceGc;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrphansTest {

    private static final Path DIRECTORY = Path.of("/state/sandboxes/x");
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        in use                             | ours   | MADE  | agent:work | /elsewhere          |         | 40d | USED
        in use, whatever is in doubt       | ours   | MADE  | agent:work | /elsewhere          | unread  | 40d | USED
        another daemon's                   | theirs | MADE  | other      | /elsewhere          |         | 40d | KEPT
        not made by us                     | ours   | FOUND | other      | /elsewhere          |         | 40d | KEPT
        an agent works in it               | ours   | MADE  | other      | /state/sandboxes/x  |         | 40d | KEPT
        an agent works below it            | ours   | MADE  | other      | /state/sandboxes/x/y|         | 40d | KEPT
        an agent works above it            | ours   | MADE  | other      | /state              |         | 40d | KEPT
        a neighbour with a longer name     | ours   | MADE  | other      | /state/sandboxes/xy |         | 40d | DUE
        sessions cannot be read            | ours   | MADE  | other      | /elsewhere          | unread  | 40d | KEPT
        not noted yet                      | ours   | MADE  | other      | /elsewhere          |         |     | ORPHANED
        a moment before its time           | ours   | MADE  | other      | /elsewhere          |         | 29d | ORPHANED
        at its time                        | ours   | MADE  | other      | /elsewhere          |         | 30d | DUE
        noted by a clock that ran ahead    | ours   | MADE  | other      | /elsewhere          |         | -9d | ORPHANED
        """)
    void says_whether_a_directory_may_go(
            String what,
            String instance,
            Marker.Origin origin,
            String living,
            Path spoken,
            @Nullable String doubt,
            @Nullable String orphanedFor,
            State expected) {
        Optional<Long> since = Optional.ofNullable(orphanedFor)
                .map(days -> NOW.minus(Duration.ofDays(Long.parseLong(days.replace("d", ""))))
                        .toEpochMilli());
        Marker marker =
                new Marker(instance, "agent:work", "work", origin, 1, Marker.Seeding.DONE, Optional.empty(), since);
        Census census = new Census(
                "ours",
                Optional.ofNullable(doubt),
                Set.of(living),
                Set.of(spoken),
                Set.of(Path.of("/state/sandboxes")),
                new WorkspaceGc(true, Duration.ofDays(30)));
        Orphans.Verdict verdict = Orphans.judge(DIRECTORY, marker, census, NOW);
        assertThat(verdict.state()).as(what).isEqualTo(expected);
        assertThat(verdict.why()).isNotBlank();
        assertThat(verdict.due().isPresent()).isEqualTo(verdict.since().isPresent());
    }
}
