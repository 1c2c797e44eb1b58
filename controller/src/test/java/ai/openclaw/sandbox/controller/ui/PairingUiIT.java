package ai.openclaw.sandbox.controller.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.cli.Cli;
import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.controller.ui.Chromium.Look;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a browser gets in, and what it says when it does not. */
class PairingUiIT {

    private static final Pattern APPROVE = Pattern.compile("devices approve ([0-9a-f-]{36})");
    private static final Pattern LINK = Pattern.compile("http://\\S+#link=\\S+");

    private static Chromium chromium;
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
        daemon.configure("{ agents: { defaults: { sandbox: { mode: \"off\" } } } }");
        daemon.start();
    }

    @AfterEach
    void stop() {
        daemon.close();
        chromium.forget();
    }

    private Cli.Result cli(String... words) {
        Cli.Result result = Cli.beside(daemon.state()).run(words);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    @Test
    void a_browser_behind_a_proxy_waits_to_be_approved_hears_that_it_was_rejected_and_a_wrong_token_is_called_wrong() {
        try (Proxy proxy = new Proxy(daemon.daemon().port())) {
            UiPage ui = UiPage.open(chromium.stranger(Look.LIGHT), proxy.port());
            ui.signIn("not the token").sees("The daemon does not know this token");
            Chromium.picture(ui.page(), "refused");

            ui.signIn(daemon.token()).sees("This browser waits to be approved");
            Chromium.picture(ui.page(), "pairing");
            cli("devices", "reject", request(ui));
            ui.sees("This browser was sent away");
            ui.signIn(daemon.token()).sees("This browser waits to be approved");
            cli("devices", "approve", request(ui), "--role", "admin");
            ui.connected().sees("The daemon can do its work.").focusIsOn("main"); // its form is gone

            // what it keeps is a token of its own
            ui.page().reload();
            ui.connected();
            assertThat(ui.page().evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                    .asString()
                    .doesNotContain(daemon.token());
        }
    }

    private static String request(UiPage ui) {
        Matcher request = APPROVE.matcher(ui.page().locator("main").innerText());
        assertThat(request.find()).isTrue();
        return request.group(1);
    }

    @Test
    void one_that_is_revoked_is_told_so() {
        UiPage ui = UiPage.open(chromium.stranger(Look.DARK), daemon.daemon().port());
        ui.signIn(daemon.token()).connected();

        ui.go("devices").sees("this browser");
        ui.button("Revoke").sees("you will be signed out");
        ui.page().locator("dialog button.danger").click();
        ui.sees("access was revoked");
        Chromium.picture(ui.page(), "revoked");
    }

    @Test
    void the_page_says_when_the_daemon_is_away_and_comes_back_by_itself() {
        int port = daemon.daemon().port();
        UiPage ui = UiPage.open(chromium.stranger(Look.DARK), port);
        ui.signIn(daemon.token()).connected().go("sessions").sees("No sessions are known");

        daemon.stop();
        ui.sees("The daemon does not answer");
        Chromium.picture(ui.page(), "away");
        daemon.sessions("main", "agent:main:meanwhile");
        daemon.start(port);
        ui.connected().row("agent:main:meanwhile").waitFor();
        assertThat(ui.page().locator("connection-notice section").count()).isZero();
    }

    @Test
    void a_link_signs_in_once() {
        Matcher printed = LINK.matcher(cli("dashboard", "--no-open").out());
        assertThat(printed.find()).isTrue();
        String link = printed.group();
        Page page = chromium.stranger(Look.LIGHT);
        page.navigate(link);
        UiPage ui = new UiPage(page, page.url()).connected();
        assertThat(page.url()).doesNotContain("link");
        ui.sees("The daemon can do its work.");

        Page second = chromium.stranger(Look.LIGHT);
        second.navigate(link);
        new UiPage(second, second.url()).sees("used by another browser");
    }

    @Test
    void who_is_locked_out_and_whose_clock_is_wrong_is_told_so_and_what_to_do() throws Exception {
        Page late = chromium.stranger(Look.LIGHT);
        late.clock().setFixedTime(Date.from(Instant.now().minus(Duration.ofHours(3))));
        UiPage ui = UiPage.open(late, daemon.daemon().port());
        ui.signIn(daemon.token()).sees("The clock of this machine is wrong").sees("Set it right");
        assertThat(late.locator(".notice").innerText()).containsPattern("wrong by 1(79|80) min");
        Chromium.picture(late, "clock");

        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest guess = HttpRequest.newBuilder(URI.create(ui.address() + "version"))
                    .header("Authorization", "Bearer a guess")
                    .build();
            while (http.send(guess, HttpResponse.BodyHandlers.discarding()).statusCode() != 429) {
                // until nobody listens any more: the tests of the API count how often
            }
        }
        UiPage out = UiPage.open(chromium.stranger(Look.DARK), daemon.daemon().port());
        out.signIn(daemon.token()).sees("Too many wrong tokens from here").sees("Wait that long");
        assertThat(out.page().locator(".notice").innerText())
                .containsPattern("wait (29[0-9]|30[01]) s")
                .contains("openclaw dashboard --no-open");
        Chromium.picture(out.page(), "locked-out");

        // and that advice is good
        Matcher printed = LINK.matcher(cli("dashboard", "--no-open").out());
        assertThat(printed.find()).isTrue();
        out.page().navigate(printed.group());
        out.page().reload();
        out.connected();
    }
}
