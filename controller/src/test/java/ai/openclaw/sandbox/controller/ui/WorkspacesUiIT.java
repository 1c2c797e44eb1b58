package ai.openclaw.sandbox.controller.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.api.port.Workspaces.Standing;
import ai.openclaw.sandbox.api.port.Workspaces.Times;
import ai.openclaw.sandbox.api.port.Workspaces.Workspace;
import ai.openclaw.sandbox.controller.ui.Chromium.Look;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Directories in every state; that a real daemon tells the same of real ones is shown elsewhere. */
class WorkspacesUiIT {

    private static final Duration RETENTION = Duration.ofDays(30);

    private final RunningApi api = new RunningApi();
    private final Chromium chromium = new Chromium();
    private final Accessibility accessibility = new Accessibility();

    @AfterEach
    void stop() {
        chromium.close();
        api.close();
    }

    @Test
    void are_shown_in_every_state_and_removed_once_a_person_has_seen_which() {
        add("agent-main-used", Standing.USED, "A sandbox or a session has it.", Optional.empty());
        add("agent-main-kept", Standing.KEPT, "Another daemon made it.", Optional.empty());
        add("agent-main-lately", Standing.ORPHANED, "No sandbox and no session has it.", Optional.of(3));
        add("agent-main-long-ago", Standing.DUE, "No sandbox and no session has it.", Optional.of(40));
        add("agent-main-longer-ago", Standing.DUE, "No sandbox and no session has it.", Optional.of(50));
        Page page = chromium.stranger(Look.LIGHT);
        Chromium.date(page, RunningApi.NOW); // the daemon's clock stands still, too
        UiPage ui = UiPage.open(page, api.port());
        ui.signIn(RunningApi.TOKEN).connected().go("workspaces").sees("5 workspaces, 2 of them may go");
        ui.row("agent-main-lately").getByText("in 27d").waitFor();
        List<String> problems = new ArrayList<>(everyLook(ui, "workspaces"));

        ui.row("agent-main-kept").click();
        ui.sees("Another daemon made it.");
        assertThat(dialog(ui).locator("button").allTextContents()).containsExactly("Close");
        ui.button("Close").row("agent-main-lately").click();
        ui.sees("All that is in it is lost.");
        problems.addAll(everyLook(ui, "workspaces-one"));
        dialog(ui).locator("button.danger").click();
        ui.sees("4 workspaces, 2 of them may go").focusIsOn(".grid-row"); // the one in its place
        add("agent-main-new", Standing.USED, "A session has it.", Optional.empty());
        api.sessionInFile("agent:main:new"); // nobody tells of directories, but of this
        ui.sees("5 workspaces, 2 of them may go");

        ui.button("Remove what may go …").sees("Remove 2 workspaces?");
        assertThat(dialog(ui).locator("li").allTextContents())
                .containsExactly(
                        "agent-main-long-ago, 1.5 KiB, unused for 40d",
                        "agent-main-longer-ago, 1.5 KiB, unused for 50d");
        problems.addAll(everyLook(ui, "workspaces-prune"));
        dialog(ui).locator("button.danger").click();
        ui.sees("2 workspaces are removed.").sees("3 workspaces, 0 of them may go");
        assertThat(api.workspaces.list())
                .extracting(Workspace::name)
                .containsExactlyInAnyOrder("agent-main-kept", "agent-main-new", "agent-main-used");
        assertThat(problems).isEmpty();
    }

    private void add(String name, Standing standing, String why, Optional<Integer> daysUnused) {
        Optional<Instant> since = daysUnused.map(days -> RunningApi.NOW.minus(Duration.ofDays(days)));
        api.workspaces.add(new Workspace(
                name,
                Path.of("/home/someone/.openclaw/sandboxes", name),
                "agent:main:" + name,
                "main",
                standing,
                why,
                new Times(RunningApi.NOW.minus(Duration.ofDays(60)), since, since.map(at -> at.plus(RETENTION))),
                Optional.of(1_536L)));
    }

    private static Locator dialog(UiPage ui) {
        return ui.page().locator("dialog");
    }

    private List<String> everyLook(UiPage ui, String name) {
        List<String> problems = new ArrayList<>();
        for (Look look : List.of(Look.WIDE, Look.DARK, Look.PHONE, Look.LIGHT)) {
            Chromium.look(ui.page(), look);
            String picture = name + "-" + look.name().toLowerCase(Locale.ROOT);
            Chromium.picture(ui.page(), picture);
            if (look != Look.WIDE) {
                accessibility.seriousProblems(ui.page()).forEach(it -> problems.add(picture + ": " + it));
            }
        }
        return problems;
    }
}
