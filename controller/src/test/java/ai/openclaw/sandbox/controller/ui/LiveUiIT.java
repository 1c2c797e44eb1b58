package ai.openclaw.sandbox.controller.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.controller.ui.Chromium.Look;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Control UI before a daemon that has containers on the real engine. */
class LiveUiIT {

    private static final String CONFIGURATION = """
        // Two agents, each with a sandbox of its own.
        {
          agents: {
            defaults: {
              sandbox: {
                mode: "all",
                docker: { image: "IMAGE", containerPrefix: "PREFIX", memory: "256m", cpus: 1, pidsLimit: 128, setupCommand: "echo set up; id" },
              },
            },
            list: [
              { id: "main" },
              { id: "work", sandbox: { docker: { memory: "128m" } } },
            ],
          },
        }
        """;

    /** When the page could first be used, counted from when it was asked for. */
    private static final String INTERACTIVE = """
        () => {
          const [navigation] = performance.getEntriesByType('navigation');
          const files = performance.getEntriesByType('resource');
          const drawn = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
          return `drawn after ${Math.round(drawn)} ms, interactive after ${Math.round(Math.max(drawn, navigation.domInteractive, ...files.filter((it) => it.name.includes('/ui/') && it.startTime < 2000).map((it) => it.responseEnd)))} ms, ${files.length} files`;
        }
        """;

    private static final String SETTLED = """
        () => {
          const waits = !document.querySelector('main > :not(connection-notice)') || document.querySelector('.waiting');
          window.quietFrames = waits ? 0 : window.quietFrames + 1;
          return window.quietFrames > 20;
        }
        """;

    private static final Pattern SIZE = Pattern.compile("(?m)^(\\d+) (\\d+)$");

    private static Chromium chromium;
    private final Accessibility accessibility = new Accessibility();
    private RunningDaemon daemon;

    @BeforeAll
    static void browse() {
        chromium = new Chromium();
    }

    @AfterAll
    static void leave() {
        chromium.close();
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        daemon = new RunningDaemon(directory);
        daemon.configure(CONFIGURATION);
        daemon.sessions("main", "agent:main:a");
        daemon.sessions("work", "agent:work:a");
        daemon.start();
    }

    @AfterEach
    void stop() {
        daemon.close();
        chromium.forget();
    }

    private UiPage signedIn(Look look) {
        UiPage ui = UiPage.open(chromium.stranger(look), daemon.daemon().port());
        return ui.signIn(daemon.token()).connected();
    }

    private Sandbox ready(String scopeKey) {
        return daemon.await(scopeKey, "is ready", it -> it.status().phase() == Phase.READY);
    }

    @Test
    void the_table_follows_the_containers_and_a_removal_is_told_why() {
        UiPage ui = signedIn(Look.LIGHT).go("sandboxes");
        Sandbox sandbox = ready("agent:main");
        String main = sandbox.identity().name().value();
        String container = sandbox.status().container().orElseThrow().id();
        ui.row(main).getByText("Ready").waitFor();

        ui.row(main).click();
        ui.button("Remove").sees("Remove this sandbox?");
        ui.page().locator("dialog input[type=checkbox]").check();
        ui.page().locator("dialog button.danger").click();
        daemon.await("agent:main", "is another", it -> other(it, container));
        ui.go("sandboxes/" + main + "?tab=timeline").sees("Why was the last one removed?");
        ui.page().locator(".answers").getByText("RemoveRequested").waitFor();

        String work = ready("agent:work").identity().name().value();
        ui.go("sandboxes").row(work).waitFor();
        daemon.sessions("work");
        daemon.engine().remove(work); // it may be gone already
        daemon.awaitGone("agent:work");
        ui.row(work).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static boolean other(Sandbox sandbox, String container) {
        return sandbox.status().phase() == Phase.READY
                && sandbox.status()
                        .container()
                        .filter(now -> !now.id().equals(container))
                        .isPresent();
    }

    @Test
    void an_edit_shows_what_is_wrong_what_would_happen_and_replaces_the_containers_it_concerns() {
        String main = container(ready("agent:main"));
        String work = container(ready("agent:work"));
        UiPage ui = signedIn(Look.LIGHT).go("config");
        type(ui, "128m", "x192m");
        ui.page().locator("code-editor .cm-lintRange-error").waitFor();
        assertThat(ui.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save …"))
                        .isDisabled())
                .isTrue();
        settle(ui.page());
        Chromium.picture(ui.page(), "config-wrong");

        type(ui, "x192m", "192m");
        ui.sees("Nothing is wrong with it.").button("Save …").sees("What would happen");
        ui.page()
                .locator("dialog .plan")
                .getByText(daemon.prefix() + "agent-work")
                .waitFor();
        ui.sees("memory: 128 MiB → 192 MiB");
        Chromium.picture(ui.page(), "config-save");
        ui.page().locator("dialog button.primary").click();
        ui.focusIsOn("code-editor"); // the button it came from cannot have it any more
        daemon.await("agent:work", "is another", it -> other(it, work));
        assertThat(container(ready("agent:main"))).isEqualTo(main);
    }

    @Test
    void an_edit_of_somebody_else_is_not_overwritten_unknowingly() {
        UiPage ui = signedIn(Look.LIGHT).go("config");
        type(ui, "128m", "192m");
        daemon.configure(CONFIGURATION.replace("128m", "160m"));
        ui.sees("The file was changed by somebody else meanwhile.");
        Chromium.picture(ui.page(), "config-conflict");
        assertThat(ui.page().evaluate("() => document.documentElement.scrollHeight <= window.innerHeight"))
                .isEqualTo(true);
        ui.button("Take theirs").focusIsOn("code-editor");
        ui.page().locator("code-editor").getByText("\"160m\"").waitFor();
    }

    /** Replaces a word in the editor by typing over it. */
    private static void type(UiPage ui, String word, String other) {
        ui.page().locator("code-editor").getByText("\"" + word + "\"").dblclick();
        ui.page().keyboard().type(other);
    }

    private static String container(Sandbox sandbox) {
        return sandbox.status().container().orElseThrow().id();
    }

    @Test
    void a_terminal_types_and_follows_the_size_of_the_window() {
        String work = ready("agent:work").identity().name().value();
        UiPage ui = signedIn(Look.DARK).go("sandboxes/" + work + "?tab=terminal");
        ui.page().locator(".terminal textarea").waitFor();
        shown(ui, "$");
        ui.page().keyboard().type("stty size; echo $((6*7))-\n");
        shown(ui, "42-");
        ui.page().setViewportSize(700, 500);
        ui.page().keyboard().type("stty size; echo again-$((3*3))\n");
        shown(ui, "again-9");
        List<MatchResult> sizes = SIZE.matcher(screen(ui)).results().toList();
        assertThat(sizes).hasSize(2);
        assertThat(Integer.parseInt(sizes.getLast().group(2)))
                .isLessThan(Integer.parseInt(sizes.getFirst().group(2)));
        Chromium.picture(ui.page(), "terminal-typed");
        ui.page().keyboard().press("Shift+F6");
        ui.focusIsOn("#tab-terminal").page().keyboard().press("Tab");
        ui.focusIsOn(".terminal textarea").page().keyboard().type("exit 3\n");
        ui.sees("The shell has ended with 3.");

        ui.page().keyboard().press("Shift+F6");
        IntStream.range(0, 3).forEach(it -> ui.page().keyboard().press("ArrowLeft")); // faster than pages are drawn
        ui.focusIsOn("#tab-state");
    }

    private static void shown(UiPage ui, String text) {
        ui.page().waitForFunction("text => document.querySelector('terminal-panel').text.includes(text)", text);
    }

    private static String screen(UiPage ui) {
        return String.valueOf(ui.page().evaluate("() => document.querySelector('terminal-panel').text"));
    }

    @Test
    void every_page_can_be_used_by_everybody_in_light_and_dark_on_a_phone_and_on_a_wide_screen() {
        ready("agent:main");
        String work = ready("agent:work").identity().name().value();
        UiPage ui = signedIn(Look.LIGHT).sees("The daemon can do its work.");
        System.out.println("The overview on loopback: " + ui.page().evaluate(INTERACTIVE));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "");
        pages.put("sandboxes", "sandboxes");
        pages.put("sandbox", "sandboxes/" + work);
        pages.put("sandbox-timeline", "sandboxes/" + work + "?tab=timeline");
        pages.put("sandbox-usage", "sandboxes/" + work + "?tab=usage");
        pages.put("sandbox-terminal", "sandboxes/" + work + "?tab=terminal");
        pages.put("sandbox-setup", "sandboxes/" + work + "?tab=setup");
        pages.put("sessions", "sessions");
        pages.put("explain", "explain?session=agent%3Awork%3Aa");
        pages.put("config", "config");
        pages.put("devices", "devices");
        pages.put("logs", "logs");
        pages.put("settings", "settings");
        List<String> problems = new ArrayList<>();
        pages.forEach((name, place) -> {
            ui.go(place);
            settle(ui.page());
            for (Look look : Look.values()) {
                Chromium.look(ui.page(), look);
                Chromium.picture(ui.page(), name + "-" + look.name().toLowerCase(Locale.ROOT));
                if (look != Look.WIDE) {
                    accessibility
                            .seriousProblems(ui.page())
                            .forEach(it -> problems.add(name + ", " + look + ": " + it));
                }
                if (ui.page()
                        .evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
                        .equals(true)) {
                    problems.add(name + ", " + look + ": is wider than the screen");
                }
            }
        });
        assertThat(problems).isEmpty();

        // by now the overview has looked long enough to tell how it went
        Chromium.look(ui.page(), Look.LIGHT);
        Locator chart = ui.go("").page().locator("line-chart figure[aria-label^='Sandboxes by phase since ']");
        chart.waitFor();
        assertThat(chart.getAttribute("aria-label")).endsWith(": Ready 2");
        assertThat(ui.page().locator("line-chart canvas").boundingBox().width).isGreaterThan(100);
        settle(ui.page());
        Chromium.picture(ui.page(), "overview-later");
    }

    /** Waits until a page has shown nothing that waits for some frames on end. */
    private static void settle(Page page) {
        page.evaluate("() => { window.quietFrames = 0; }");
        page.waitForFunction(SETTLED);
    }
}
