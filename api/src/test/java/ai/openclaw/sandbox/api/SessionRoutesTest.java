package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.session.ScopeKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRoutesTest {

    private static final String SESSIONS = "/apis/sandbox.openclaw.ai/v1/sessions";

    private final RunningApi api = new RunningApi();
    private final RawHttp caller = RawHttp.tcp(api);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void opens_renews_and_closes_a_session() {
        RawHttp.Reply opened = caller.put(path("agent:main:demo"), "{\"ttl\": \"2h\"}");
        assertThat(opened.status()).isEqualTo(201);
        Expected.shape("session-opened", opened.json());
        assertThat(caller.put(path("agent:main:demo"), "").status()).isEqualTo(200);
        assertThat(caller.get(path("agent:main:demo"))
                        .json()
                        .at("/status/heldUntil")
                        .asText())
                .isEqualTo("2026-11-23T12:00:00Z");
        assertThat(caller.delete(path("agent:main:demo")).status()).isEqualTo(200);
        assertThat(caller.get(path("agent:main:demo")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent:main:two words",
                "agent:main:🦞/../%2e%2e?x=1#y;z+w",
                "  trimmed  ",
                "agent:work:ünïcödé",
                "line\nbreak"
            })
    void takes_any_key(String key) {
        assertThat(caller.put(path(key), "").status()).isEqualTo(201);
        JsonNode session = caller.get(path(key)).json();
        assertThat(session.at("/spec/key").asText()).isEqualTo(key.strip());
        String name = session.at("/metadata/name").asText();
        assertThat(name).matches("[a-z0-9._-]+");
        assertThat(caller.get(SESSIONS + "/" + name).json()).isEqualTo(session);
        assertThat(caller.delete(SESSIONS + "/" + name).status()).isEqualTo(200);
    }

    @Test
    void takes_the_longest_key_there_may_be_in_path_and_body() {
        String key = "字".repeat(4096);
        assertThat(caller.put(path(key), "").status()).isEqualTo(201);
        String name = new ScopeKey(key).slug();
        assertThat(caller.put(SESSIONS + "/" + name, "{\"key\": \"" + key + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(caller.put(SESSIONS + "/" + name, "{\"key\": \"" + key + "x\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void takes_an_alias_of_the_main_session() {
        assertThat(caller.put(path("main"), "").json().at("/spec/key").asText()).isEqualTo("agent:main:main");
        JsonNode session = caller.get(path("main")).json();
        assertThat(session.at("/status/main").asBoolean()).isTrue();
        assertThat(session.at("/status/sandboxed").asBoolean()).isFalse();
        assertThat(caller.delete(path("agent:main:main")).status()).isEqualTo(200);
        String name = new ScopeKey("main").slug();
        assertThat(caller.put(SESSIONS + "/" + name, "{\"key\": \"main\"}").status())
                .isEqualTo(201);
    }

    @Test
    void makes_a_session_of_a_key_in_the_body_under_its_name() {
        String name = new ScopeKey("agent:main:demo").slug();
        assertThat(caller.put(SESSIONS + "/" + name, "{\"key\": \"agent:main:demo\"}")
                        .status())
                .isEqualTo(201);
        RawHttp.Reply other = caller.put(SESSIONS + "/other", "{\"key\": \"agent:main:demo\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.message()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "🦞 \\ \" quoted"})
    void takes_in_the_body_what_no_path_can_say(String key) {
        String name = new ScopeKey(key).slug();
        String body = JsonNodeFactory.instance.objectNode().put("key", key).toString();
        assertThat(caller.put(SESSIONS + "/" + name, body).status()).isEqualTo(201);
        assertThat(caller.get(SESSIONS + "/" + name).json().at("/spec/key").asText())
                .isEqualTo(key);
    }

    @Test
    void shows_where_a_session_works() {
        String sandbox = api.board().ready("agent:main:demo").value();
        api.sessionInFile("agent:main:demo");
        JsonNode status = caller.get(path("agent:main:demo")).json().path("status");
        assertThat(status.path("sandbox").asText()).isEqualTo(sandbox);
        assertThat(status.path("phase").asText()).isEqualTo("Ready");
        assertThat(status.path("source").asText()).isEqualTo("File");
    }

    @Test
    void lists_all_sources_in_the_order_of_keys() {
        api.sessionInFile("agent:main:b");
        caller.put(path("agent:main:a"), "");
        JsonNode list = caller.get(SESSIONS).json();
        assertThat(list.path("kind").asText()).isEqualTo("SessionList");
        assertThat(list.at("/items/0/spec/key").asText()).isEqualTo("agent:main:a");
        assertThat(list.at("/items/1/spec/key").asText()).isEqualTo("agent:main:b");
    }

    @Test
    void closes_only_what_was_opened_here() {
        api.sessionInFile("agent:main:demo");
        RawHttp.Reply reply = caller.delete(path("agent:main:demo"));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).contains("was not opened here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "31d", "soon", "-1h", "1.5h", "", "99999999999d"})
    void says_which_times_to_live_there_are(String ttl) {
        RawHttp.Reply reply = caller.put(path("x"), "{\"ttl\": \"" + ttl + "\"}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.message()).contains("1s to 30d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*", // no type
                "Content-Type: application/json",
                "Content-Type: application/json; charset=utf-8",
                "Content-Type: application/x-www-form-urlencoded", // what curl -d says
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Type: text/plain"
            })
    void takes_a_body_as_json_whatever_its_type_is_said_to_be(String header) {
        RawHttp typed = caller.with(header);
        assertThat(typed.put(path("a"), "{\"ttl\": \"2h\"}")
                        .json()
                        .at("/status/heldUntil")
                        .asText())
                .isEqualTo("2026-11-22T14:00:00Z");
        assertThat(typed.put(path("b"), "{}").status()).isEqualTo(201);
        assertThat(typed.put(path("c"), "").status()).isEqualTo(201);
        assertThat(typed.put(path("d"), " \n").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {\"ttl\": \"2h\"}", "{}x", "[]", "\"2h\"", "null", "{\"ttl\": \"2h\"", "ttl=2h"})
    void refuses_bodies_that_are_no_single_object(String body) {
        RawHttp.Reply reply = caller.put(path("x"), body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("JSON");
    }

    @Test
    void refuses_keys_that_are_none() {
        assertThat(caller.put(path("   "), "").status()).isEqualTo(422);
        assertThat(caller.put(path("x".repeat(4097)), "").message()).contains("at most 4096");
        assertThat(caller.put(path("x"), "{\"ttl\": 5}").status()).isEqualTo(422);
    }

    @Test
    void says_when_too_many_are_open() {
        for (int i = 0; i < 10; i++) {
            caller.put(path("s" + i), "");
        }
        assertThat(caller.put(path("one more"), "").status()).isEqualTo(429);
    }

    static String path(String key) {
        return SESSIONS + "/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
