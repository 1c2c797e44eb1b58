package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.api.port.Workspaces.Standing;
import ai.openclaw.sandbox.api.port.Workspaces.Times;
import ai.openclaw.sandbox.api.port.Workspaces.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceCommandsTest {

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private void workspace(String name, Standing standing, Optional<Duration> unused) {
        api.workspaces.add(new Workspace(
                name,
                Path.of("/state/sandboxes", name),
                "agent:main:" + name,
                "main",
                standing,
                "Because.",
                new Times(
                        RunningApi.NOW.minus(Duration.ofDays(90)),
                        unused.map(RunningApi.NOW::minus),
                        unused.map(span -> RunningApi.NOW.minus(span).plus(Duration.ofDays(30)))),
                Optional.of(1536L)));
    }

    @Test
    void lists_whose_they_are_how_large_and_when_they_go() {
        assertThat(Cli.on(api).run("workspace", "list").out()).contains("No workspaces");
        workspace("fresh", Standing.ORPHANED, Optional.of(Duration.ofDays(20)));
        workspace("old", Standing.DUE, Optional.of(Duration.ofDays(40)));
        workspace("used", Standing.USED, Optional.empty());
        assertThat(Cli.on(api).run("workspace", "list").out()).isEqualTo("""
            NAME   STATE     SIZE     AGE  UNUSED FOR  MAY GO IN  SESSION OR AGENT  WHY
            fresh  orphaned  1.5 KiB  90d  20d         10d        agent:main:fresh  Because.
            old    due       1.5 KiB  90d  40d         0s         agent:main:old    Because.
            used   used      1.5 KiB  90d  -           -          agent:main:used   Because.
            """);
        assertThat(Cli.on(api).run("workspace", "list", "--json").out())
                .contains("\"WorkspaceList\"")
                .contains("\"orphanedSince\"");
    }

    @Test
    void prunes_only_what_is_due_and_only_when_that_is_meant() {
        workspace("fresh", Standing.ORPHANED, Optional.of(Duration.ofDays(20)));
        assertThat(Cli.on(api).run("workspace", "prune", "--force").out()).contains("nothing to do");
        workspace("old", Standing.DUE, Optional.of(Duration.ofDays(40)));
        assertThat(Cli.on(api).run("workspace", "prune", "--dry-run").out())
                .contains("old")
                .doesNotContain("fresh");
        Cli.Result nobody = Cli.on(api).run("workspace", "prune");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("workspace prune --dry-run");
        assertThat(Cli.on(api).interactive("n\n").run("workspace", "prune").out())
                .contains("Nothing was changed");
        assertThat(api.workspaces.list()).hasSize(2);
        assertThat(Cli.on(api).run("workspace", "prune", "--force").out()).contains("The workspace old is removed");
        assertThat(api.workspaces.list()).extracting(Workspace::name).containsExactly("fresh");
    }
}
