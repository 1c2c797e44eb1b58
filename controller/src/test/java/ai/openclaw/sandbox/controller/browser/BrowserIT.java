package ai.openclaw.sandbox.controller.browser;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.Contract;
import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.controller.daemon.ToolHttp;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Browsers of sessions on a real engine: a real Chromium, driven from outside, watched, fenced in, replaced and cleared away. */
@Timeout(300)
class BrowserIT {

    private static final String BROWSER_IMAGE = "openclaw-sandbox-browser:bookworm-slim";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SESSION = "agent:main:web";
    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session",
              docker: { image: "IMAGE", containerPrefix: "PREFIX", pidsLimit: 256, memory: "1g" },
              browser: { enabled: true, containerPrefix: "PREFIXbrowser-", network: "PREFIXnet", autoStartTimeoutMs: 60000 } } },
            list: [ { id: "main" },
                    { id: "denied", tools: { deny: ["group:ui"] } },
                    { id: "wrong", sandbox: { browser: { image: "IMAGE" } } },
                    { id: "fenced", sandbox: { browser: { headless: true, autoStart: false, cdpSourceRange: "10.255.0.0/16" } } } ] },
          tools: { sandbox: { tools: { allow: ["*"], deny: [] } } } }
        """;

    private RunningDaemon running;
    private HttpClient http;

    @BeforeEach
    void start(@TempDir Path directory) {
        running = new RunningDaemon(directory);
        running.knobs("{ hotWindow: \"1s\" }");
        running.configure(CONFIGURATION);
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        running.close();
    }

    @Test
    void an_agent_drives_its_browser_and_a_person_watches_and_nobody_else_does() throws Exception {
        running.sessions("main", SESSION);
        running.start();
        Sandbox browser = await(SESSION, "is ready", it -> it.status().phase() == Phase.READY);
        assertThat(condition(browser, ConditionType.BROWSER_READY)).contains(Condition.Status.TRUE);
        try (ToolHttp tools = new ToolHttp(running)) {
            JsonNode handedOut =
                    tools.call(SESSION, "browser", ToolHttp.object()).json();
            JsonNode access = redeemed(handedOut.path("cdpLink").asText());
            String cdpUrl = access.path("cdpUrl").asText();
            String token = access.path("token").asText();
            assertThat(cdpUrl).isEqualTo(handedOut.path("cdpUrl").asText()).startsWith("http://127.0.0.1:");

            assertThat(Cdp.ask(http, "GET", cdpUrl + "/json/version", "").statusCode())
                    .isEqualTo(401);
            assertThat(Cdp.ask(http, "GET", cdpUrl + "/json/version", "x" + token.substring(1))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(Cdp.ask(http, "GET", cdpUrl + "/json/version", token).body())
                    .contains("Chrome/");
            drive(tools, cdpUrl, token);
            String password = watch(handedOut.path("noVncLink").asText());
            revealsNothing(browser, token, password);
        }
        opensNothing(browser);
        survivesItsEnd(browser);
        isClearedAway();
    }

    /** The page is written with the tools of the session and served inside the sandbox of its browser. */
    private void drive(ToolHttp tools, String cdpUrl, String token) throws Exception {
        String page = "<title>Served inside</title><body style='margin:0;background:#0af'><h1>Sandbox</h1>";
        tools.call(SESSION, "write", ToolHttp.object().put("path", "index.html").put("content", page));
        inside(
                browser(SESSION).orElseThrow(),
                "python3",
                "-m",
                "http.server",
                "8000",
                "--bind",
                "127.0.0.1",
                "-d",
                "/workspace");
        try (Cdp tab = Cdp.open(http, cdpUrl, token, "about:blank")) {
            Eventually.within(
                    PATIENCE,
                    "the page is served",
                    () -> titleOf(tab, "http://127.0.0.1:8000/").equals("Served inside"));
            byte[] png = Base64.getDecoder()
                    .decode(tab.call("Page.captureScreenshot", JsonNodeFactory.instance.objectNode())
                            .path("data")
                            .asText());
            Files.write(
                    Files.createDirectories(Path.of("target", "ui-pictures")).resolve("browser-page.png"), png);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(picture.getWidth()).isGreaterThan(800);
            assertThat(picture.getRGB(picture.getWidth() - 5, picture.getHeight() - 5) & 0xffffff)
                    .isEqualTo(0x00aaff);
        }
    }

    private static String titleOf(Cdp tab, String page) {
        try {
            tab.call("Page.navigate", JsonNodeFactory.instance.objectNode().put("url", page));
            return tab.evaluate("document.title");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String watch(String link) throws Exception {
        HttpResponse<String> opened = fetch(link);
        assertThat(opened.statusCode()).isEqualTo(303);
        URI page = URI.create(opened.headers().firstValue("Location").orElseThrow());
        String password = page.getFragment().replaceAll(".*password=", "");
        assertThat(page.getQuery()).as("a query reaches servers").isNull();
        assertThat(Cdp.ask(http, "GET", "http://" + page.getAuthority() + page.getPath(), "")
                        .body())
                .contains("noVNC");
        assertThat(Vnc.securityResult(http, page, password)).isZero();
        assertThat(Vnc.securityResult(http, page, "x" + password.substring(1))).isEqualTo(1);
        assertThat(Vnc.securityResult(http, page, "")).isEqualTo(1);
        assertThat(fetch(link).statusCode()).as("a link works once").isEqualTo(404);
        return password;
    }

    /** What opens it is nowhere but inside it. */
    private void revealsNothing(Sandbox browser, String token, String password) throws Exception {
        String container = running.engine().inspect(containerId(browser)).toString();
        assertThat(container).doesNotContain(token).doesNotContain(password);
        String log = running.engine()
                .send("GET", "/containers/" + containerId(browser) + "/logs?stdout=1&stderr=1", "")
                .body();
        assertThat(log).doesNotContain(token).doesNotContain(password);
        for (String path : new String[] {"sandboxes", "events", "plan", "explain?session=agent:main:web"}) {
            assertThat(api(path)).doesNotContain(token).doesNotContain("\"" + password + "\"");
        }
        assertThat(api("sandboxes")).contains("\"cdpUrl\":\"http://127.0.0.1:");
    }

    /** Nothing in it is root's, and only this host finds its ports. */
    private void opensNothing(Sandbox browser) {
        JsonNode processes = running.engine()
                .send("GET", "/containers/" + containerId(browser) + "/top?ps_args=-eo%20pid,uid,comm", "")
                .json()
                .path("Processes");
        assertThat(processes.toString()).contains("Xvfb", "x11vnc", "chrom");
        assertThat(processes)
                .allSatisfy(process ->
                        assertThat(process.get(1).asInt()).as("%s", process).isPositive());
        assertThat(running.engine()
                        .inspect(containerId(browser))
                        .at("/NetworkSettings/Ports")
                        .findValues("HostIp"))
                .hasSize(2)
                .allSatisfy(address -> assertThat(address.asText()).isEqualTo("127.0.0.1"));
    }

    /** After a new start it has other ports and other secrets, and is asked anew whether it answers. */
    private void survivesItsEnd(Sandbox before) {
        running.engine().send("POST", "/containers/" + containerId(before) + "/kill", "");
        Sandbox after = await(
                SESSION,
                "answers again",
                it -> it.status().phase() == Phase.READY
                        && !it.status().browser().equals(before.status().browser())
                        && it.status().browser().isPresent());
        assertThat(containerId(after)).isEqualTo(containerId(before));
    }

    private void isClearedAway() {
        assertThat(networks()).isNotEmpty();
        running.sessions("main");
        Eventually.within(
                PATIENCE,
                "all is gone",
                () -> running.containers().isEmpty() && networks().isEmpty());
    }

    @Test
    void what_stands_in_the_way_of_a_browser_is_said_and_one_on_call_is_made_by_the_call() throws Exception {
        running.sessions("denied", "agent:denied:a");
        running.sessions("wrong", "agent:wrong:a");
        running.sessions("fenced", "agent:fenced:a");
        running.start();
        Sandbox denied = await(
                "agent:denied:a",
                "is denied",
                it -> condition(it, ConditionType.BROWSER_DENIED).equals(Optional.of(Condition.Status.TRUE)));
        assertThat(message(denied, ConditionType.BROWSER_DENIED)).contains("agents.list[denied].tools.deny");
        Sandbox wrong = await(
                "agent:wrong:a",
                "has a wrong image",
                it -> condition(it, ConditionType.IMAGE_AVAILABLE).equals(Optional.of(Condition.Status.FALSE)));
        assertThat(message(wrong, ConditionType.IMAGE_AVAILABLE)).contains("scripts/sandbox-browser-setup.sh");
        running.awaitReady("agent:fenced:a"); // the tools' sandbox
        assertThat(browser("agent:fenced:a")).as("nobody has called it").isEmpty();
        assertThat(running.containers().keySet()).noneMatch(name -> name.contains("browser-"));

        try (ToolHttp tools = new ToolHttp(running)) {
            ToolHttp.Answer answer = tools.call("agent:fenced:a", "browser", ToolHttp.object());
            assertThat(answer.code()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.json().has("noVncUrl")).as("headless").isFalse();
            JsonNode access = redeemed(answer.json().path("cdpLink").asText());
            HttpResponse<String> outside = Cdp.ask(
                    http,
                    "GET",
                    access.path("cdpUrl").asText() + "/json/version",
                    access.path("token").asText());
            assertThat(outside.statusCode()).isEqualTo(403);
            assertThat(outside.body()).contains("browser.cdpSourceRange");
            assertThat(post(
                                    "sandboxes/"
                                            + browser("agent:fenced:a")
                                                    .orElseThrow()
                                                    .identity()
                                                    .name() + "/browser-link",
                                    "{\"kind\":\"novnc\"}")
                            .statusCode())
                    .isEqualTo(409);
            assertThat(tools.call("agent:denied:a", "browser", ToolHttp.object())
                            .code())
                    .isEqualTo(403);
        }
    }

    @Test
    void an_image_built_anew_replaces_a_browser_once_it_is_cold() {
        String image = running.prefix() + "image";
        running.engine().post("/images/" + BROWSER_IMAGE + "/tag?repo=" + image + "&tag=1", "");
        try {
            running.knobs("{ hotWindow: \"1h\" }");
            running.configure(CONFIGURATION.replace(
                    "enabled: true", "enabled: true, headless: true, image: \"" + image + ":1\""));
            running.sessions("main", SESSION);
            running.start();
            Sandbox first = await(SESSION, "is ready", it -> it.status().phase() == Phase.READY);
            rebuild(image, containerId(first));
            Sandbox hot = await(SESSION, "is drifted", it -> it.status().phase() == Phase.DRIFTED);
            assertThat(hot.status().drift())
                    .singleElement()
                    .satisfies(field -> assertThat(field.path()).isEqualTo("imageId"));
            assertThat(message(hot, ConditionType.DRIFTED)).contains("openclaw sandbox recreate --browser --session");
            assertThat(containerId(hot)).isEqualTo(containerId(first));

            running.knobs("{ hotWindow: \"1s\" }");
            Sandbox second = await(
                    SESSION,
                    "is replaced",
                    it -> it.status().phase() == Phase.READY
                            && it.status()
                                    .container()
                                    .filter(c -> !c.id().equals(containerId(first)))
                                    .isPresent());
            assertThat(second.status().container().orElseThrow().imageId())
                    .isNotEqualTo(first.status().container().orElseThrow().imageId());
        } finally {
            running.close();
            running.engine().send("DELETE", "/images/" + image + ":1?force=1", "");
        }
    }

    /** Another image of the same name, as a build leaves one. */
    private void rebuild(String image, String container) {
        running.engine()
                .post(
                        "/commit?container=" + container + "&repo=" + image + "&tag=1&pause=false",
                        "{\"Labels\":{\"org.openclaw.sandbox-browser.contract\":\"1\",\"openclaw.test\":\"rebuilt\"}}");
    }

    private Optional<Sandbox> browser(String scopeKey) {
        return running.sandboxes().stream()
                .filter(sandbox -> sandbox.identity().kind() == SandboxKind.BROWSER)
                .filter(sandbox -> sandbox.identity().scopeKey().value().equals(scopeKey))
                .findFirst();
    }

    private Sandbox await(String scopeKey, String what, Predicate<Sandbox> wanted) {
        try {
            Eventually.within(
                    PATIENCE,
                    "the browser of " + scopeKey + " " + what,
                    () -> browser(scopeKey).filter(wanted).isPresent());
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; it is " + browser(scopeKey).map(Sandbox::status), e);
        }
        return browser(scopeKey).filter(wanted).orElseGet(() -> await(scopeKey, what, wanted));
    }

    private static Optional<Condition.Status> condition(Sandbox sandbox, ConditionType type) {
        return sandbox.status().condition(type).map(Condition::status);
    }

    private static String message(Sandbox sandbox, ConditionType type) {
        return sandbox.status().condition(type).map(Condition::message).orElse("");
    }

    private static String containerId(Sandbox sandbox) {
        return sandbox.status().container().orElseThrow().id();
    }

    private JsonNode networks() {
        return running.engine().labelled("networks", "openclaw.instance=" + running.instance());
    }

    private void inside(Sandbox sandbox, String... command) {
        var body = JsonNodeFactory.instance.objectNode().put("Detach", true);
        var words = body.putArray("Cmd");
        for (String word : command) {
            words.add(word);
        }
        String exec = running.engine()
                .post("/containers/" + containerId(sandbox) + "/exec", body.toString())
                .json()
                .path("Id")
                .asText();
        running.engine().post("/exec/" + exec + "/start", "{\"Detach\":true}");
    }

    private JsonNode redeemed(String link) throws Exception {
        HttpResponse<String> answer = fetch(link);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    /** As anybody: the link is all that is asked for. */
    private HttpResponse<String> fetch(String path) throws Exception {
        return Cdp.ask(http, "GET", base() + path, "");
    }

    private String api(String path) throws Exception {
        HttpResponse<String> answer = Cdp.ask(http, "GET", base() + "/apis/sandbox.openclaw.ai/v1/" + path, token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return Contract.checked(http.send(
                HttpRequest.newBuilder(URI.create(base() + "/apis/sandbox.openclaw.ai/v1/" + path))
                        .header("Authorization", "Bearer " + token())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    private String base() {
        return "http://127.0.0.1:" + running.daemon().port();
    }

    private String token() throws Exception {
        return Files.readString(running.state().resolve("sandbox-controller/gateway-token"))
                .strip();
    }
}
