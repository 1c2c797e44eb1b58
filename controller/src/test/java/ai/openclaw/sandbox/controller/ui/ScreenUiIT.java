package ai.openclaw.sandbox.controller.ui;

import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.controller.ui.Chromium.Look;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import com.microsoft.playwright.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen of a browser sandbox, embedded in its page. */
class ScreenUiIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session",
              docker: { image: "IMAGE", containerPrefix: "PREFIX", pidsLimit: 256, memory: "1g" },
              browser: { enabled: true, containerPrefix: "PREFIXbrowser-", network: "PREFIXnet", autoStartTimeoutMs: 60000 } } } },
          tools: { sandbox: { tools: { allow: ["*"], deny: [] } } } }
        """;

    /** Whether there is more than one colour on the screen. */
    private static final String DRAWN = """
        () => {
          const canvas = document.querySelector('canvas');
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          return data.some((value, i) => i % 4 === 0 && value !== data[0]);
        }
        """;

    private final Chromium chromium = new Chromium();
    private RunningDaemon daemon;

    @BeforeEach
    void start(@TempDir Path directory) {
        daemon = new RunningDaemon(directory);
        daemon.configure(CONFIGURATION);
        daemon.sessions("main", "agent:main:web");
        daemon.start();
    }

    @AfterEach
    void stop() {
        daemon.close();
        chromium.close();
    }

    private Optional<Sandbox> browser() {
        return daemon.sandboxes().stream()
                .filter(it -> it.identity().kind() == SandboxKind.BROWSER)
                .filter(it -> it.status().phase() == Phase.READY)
                .findFirst();
    }

    @Test
    void is_shown_by_a_link_that_is_good_once() {
        Eventually.within(PATIENCE, "the browser is ready", () -> browser().isPresent());
        String name = browser().orElseThrow().identity().name().value();
        UiPage ui = UiPage.open(chromium.stranger(Look.LIGHT), daemon.daemon().port());
        ui.signIn(daemon.token()).connected().go("sandboxes/" + name + "?tab=screen");
        ui.page().getByText("Show the screen").press("Enter");
        ui.page().frameLocator("iframe.screen").locator("canvas").first().waitFor(); // made once it is let in
        Frame screen = ui.page().frames().getLast();
        screen.waitForFunction(DRAWN);
        Chromium.picture(ui.page(), "sandbox-screen");

        // it takes every key, so nobody gets in there unasked, and who comes back from another tab is out
        ui.focusIsOn("button").button("Type into it").focusIsOn("iframe");
        ui.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        ui.focusIsOn("button");
    }
}
