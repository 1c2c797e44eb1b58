package ai.openclaw.sandbox.controller.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.controller.ui.Chromium.Look;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thousands of sandboxes, which no engine needs to have: the board says they are there. */
class ManySandboxesUiIT {

    /** As much as the pairing takes. */
    private static final Duration WRONG_BY = Duration.ofMinutes(9);

    private static final int MANY = 2_000;
    private static final int MOST_ROWS = 80;

    /** Scrolls from end to end, frame by frame, and gives the times between frames in milliseconds. */
    /** Scrolls a step for each frame. A browser without a screen has been seen to stop drawing: then a step comes after a second, and counts as that. */
    private static final String SCROLL = """
        () => new Promise((done) => {
          const grid = document.querySelector('.grid');
          const times = [];
          let last = performance.now();
          const next = () => {
            let late = 0;
            const frame = requestAnimationFrame(() => { clearTimeout(late); step(); });
            late = setTimeout(() => { cancelAnimationFrame(frame); step(); }, 1000);
          };
          const step = () => {
            const now = performance.now();
            times.push(now - last);
            last = now;
            grid.scrollTop = (grid.scrollHeight / 120) * times.length;
            if (times.length < 120) next(); else done(times);
          };
          next();
        })
        """;

    private final RunningApi api = new RunningApi();
    private final Chromium chromium = new Chromium();

    @AfterEach
    void stop() {
        chromium.close();
        api.close();
    }

    @Test
    void stay_smooth_and_current() {
        for (int i = 0; i < MANY; i++) {
            String session = "agent:main:s%04d".formatted(i);
            if (i % 7 == 0) {
                api.board().drifted(session);
            } else if (i % 31 == 0) {
                api.board().pending(session);
            } else {
                api.board().ready(session);
            }
        }
        Page page = chromium.stranger(Look.LIGHT);
        Chromium.date(page, RunningApi.NOW.plus(WRONG_BY)); // the daemon's clock stands still, too
        UiPage ui = UiPage.open(page, api.port());
        ui.signIn(RunningApi.TOKEN).connected().go("sandboxes").sees("2,000 sandboxes");

        Chromium.picture(page, "sandboxes-many-top"); // it draws from here on
        @SuppressWarnings("unchecked") // the script gives numbers
        List<Number> frames = (List<Number>) page.evaluate(SCROLL);
        List<Double> sorted = frames.stream().map(Number::doubleValue).sorted().toList();
        System.out.printf(
                "Scrolling through %d sandboxes: frames of %.0f ms in the median, %.0f ms at the 95th of 100%n",
                MANY, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100));
        assertThat(page.locator(".grid-row").count()).isBetween(1, MOST_ROWS);
        Chromium.picture(page, "sandboxes-many");

        page.locator(".grid-row").first().focus();
        page.keyboard().press("End");
        assertThat(page.locator(":focus").getAttribute("aria-rowindex")).isEqualTo(Integer.toString(MANY + 1));
        page.keyboard().press("Home");
        assertThat(page.locator(":focus").getAttribute("aria-rowindex")).isEqualTo("2");

        // by the browser's own clock it is cold for minutes
        page.getByLabel("Find sandboxes").fill("s0007");
        ui.row("s0007").locator(".hot").getByText("4m").waitFor();

        page.getByLabel("Find sandboxes").fill("s1234");
        ui.sees("1 of 2,000 sandboxes");
        api.board().failed("agent:main:s1234");
        ui.row("s1234").getByText("Failed").waitFor();
        ui.row("s1234").getByText("The set-up command ended with 7").waitFor();
    }
}
