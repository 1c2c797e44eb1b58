package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.port.BrowserLinks.Opened;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links to browsers over HTTP: who gets one, what it looks like, and that it opens once. */
class BrowserRoutesTest {

    private static final String SANDBOXES = "/apis/sandbox.openclaw.ai/v1/sandboxes";

    private final RunningApi api = new RunningApi();
    private final RawHttp caller = RawHttp.tcp(api);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void hands_out_a_link_and_says_until_when_it_works() {
        SandboxName name = api.board().browser("agent:main:demo");
        RawHttp.Reply reply = caller.post(SANDBOXES + "/" + name + "/browser-link", "{\"kind\": \"novnc\"}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("kind").asText()).isEqualTo("BrowserLink");
        assertThat(reply.json().path("opens").asText()).isEqualTo("novnc");
        assertThat(reply.json().path("path").asText()).isEqualTo("/browser-links/c0de");
        assertThat(reply.json().path("url").asText())
                .isEqualTo("http://localhost:" + api.port() + "/browser-links/c0de");
        assertThat(reply.json().path("expiresAt").asText()).isEqualTo("2026-11-22T12:01:00Z");
        assertThat(api.links.issued).containsExactly(name + " NO_VNC user:token");
    }

    @Test
    void says_where_a_browser_is_and_nothing_that_opens_it() {
        SandboxName name = api.board().browser("agent:main:demo");
        assertThat(caller.get(SANDBOXES + "/" + name)
                        .json()
                        .at("/status/browser")
                        .toString())
                .isEqualTo("{\"cdpUrl\":\"http://127.0.0.1:49153\",\"noVncUrl\":\"http://127.0.0.1:49154/vnc.html\"}");
    }

    @Test
    void refuses_what_cannot_be_opened() {
        SandboxName name = api.board().ready("agent:main:demo");
        String path = SANDBOXES + "/" + name + "/browser-link";
        assertThat(caller.post(path, "{\"kind\": \"telnet\"}").status()).isEqualTo(422);
        assertThat(caller.post(path, "{\"door\": \"cdp\"}").status()).isEqualTo(422);
        assertThat(caller.post(path, "{\"kind\": \"cdp\"}").status()).isEqualTo(503);
        assertThat(caller.post(SANDBOXES + "/none/browser-link", "").status()).isEqualTo(404);
        assertThat(RawHttp.anonymous(api).post(path, "").status()).isEqualTo(401);
    }

    @Test
    void opens_a_page_once_for_whoever_brings_the_link() {
        api.links.opens("c0de", new Opened.Page("http://127.0.0.1:49154/vnc.html#password=s3cret"));
        RawHttp anybody = RawHttp.anonymous(api);
        RawHttp.Reply reply = anybody.get("/browser-links/c0de");
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.head())
                .containsIgnoringCase("Location: http://127.0.0.1:49154/vnc.html#password=s3cret\r\n")
                .containsIgnoringCase("Referrer-Policy: no-referrer")
                .containsIgnoringCase("Cache-Control: no-store");
        assertThat(reply.body()).doesNotContain("s3cret");
        assertThat(anybody.get("/browser-links/c0de").status()).isEqualTo(404);
    }

    @Test
    void tells_a_program_the_token_once() {
        api.links.opens("c0de", new Opened.Cdp("http://127.0.0.1:49153", "t0ken"));
        RawHttp.Reply reply = RawHttp.anonymous(api).get("/browser-links/c0de");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("cdpUrl").asText()).isEqualTo("http://127.0.0.1:49153");
        assertThat(reply.json().at("/headers/Authorization").asText()).isEqualTo("Bearer t0ken");
    }

    @Test
    void a_browser_that_fetches_ahead_does_not_use_a_link_up() {
        api.links.opens("c0de", new Opened.Cdp("http://127.0.0.1:49153", "t0ken"));
        RawHttp anybody = RawHttp.anonymous(api);
        assertThat(anybody.with("Sec-Purpose: prefetch")
                        .get("/browser-links/c0de")
                        .status())
                .isEqualTo(403);
        assertThat(anybody.get("/browser-links/c0de").status()).isEqualTo(200);
    }
}
