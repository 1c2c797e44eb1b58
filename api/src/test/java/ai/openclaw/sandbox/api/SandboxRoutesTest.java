package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.Intent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxRoutesTest {

    private static final String SANDBOXES = "/apis/sandbox.openclaw.ai/v1/sandboxes";

    private final RunningApi api = new RunningApi();
    private final RawHttp caller = RawHttp.tcp(api);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shows_a_sandbox_as_a_kubernetes_object() {
        SandboxName name = api.board().drifted("agent:main:demo");
        Expected.shape("sandbox-drifted", caller.get(SANDBOXES + "/" + name).json());
    }

    @Test
    void shows_a_sandbox_that_waits_for_its_image() {
        SandboxName name = api.board().pending("agent:main:demo");
        Expected.shape("sandbox-pending", caller.get(SANDBOXES + "/" + name).json());
    }

    @Test
    void never_shows_the_value_of_an_environment_variable() {
        api.board().ready("agent:main:demo");
        assertThat(caller.get(SANDBOXES).body()).contains("agent:main:demo").doesNotContain("hunter2");
    }

    @Test
    void lists_what_is_on_the_board_now() {
        assertThat(names()).isEmpty();
        SandboxName a = api.board().ready("agent:main:a");
        SandboxName b = api.board().ready("agent:main:b");
        assertThat(names()).containsExactly(a.value(), b.value());
        assertThat(names()).containsExactly(a.value(), b.value());
        api.board().drifted("agent:main:a");
        assertThat(caller.get(SANDBOXES).json().at("/items/0/status/phase").asText())
                .isEqualTo("Drifted");
        api.board().gone(a);
        assertThat(names()).containsExactly(b.value());
        JsonNode list = caller.get(SANDBOXES).json();
        assertThat(list.path("kind").asText()).isEqualTo("SandboxList");
        assertThat(list.at("/metadata/resourceVersion").asText())
                .isEqualTo(Long.toString(api.reconciler.board().resourceVersion()));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        caller.get(SANDBOXES)
                .json()
                .path("items")
                .forEach(item -> names.add(item.at("/metadata/name").asText()));
        return names;
    }

    @Test
    void says_when_there_is_no_such_sandbox() {
        RawHttp.Reply reply = caller.get(SANDBOXES + "/nothing%2Fof%20the%20kind");
        assertThat(reply.status()).isEqualTo(404);
        Expected.shape("no-such-sandbox", reply.json());
    }

    @Test
    void asks_for_a_replacement_as_soon_as_no_call_runs() {
        SandboxName name = api.board().drifted("agent:main:demo");
        RawHttp.Reply reply = RawHttp.local(api).post(SANDBOXES + "/" + name + "/recreate", "");
        assertThat(reply.status()).isEqualTo(202);
        assertThat(intent(name))
                .extracting(Intent::wish, Intent::force, Intent::actor)
                .containsExactly(Intent.Wish.RECREATE, Intent.Force.WHEN_IDLE, "user:cli");
    }

    @Test
    void asks_for_a_replacement_at_once() {
        SandboxName name = api.board().drifted("agent:main:demo");
        assertThat(caller.post(SANDBOXES + "/" + name + "/recreate", "{\"force\": true}")
                        .status())
                .isEqualTo(202);
        assertThat(intent(name))
                .extracting(Intent::wish, Intent::force, Intent::actor)
                .containsExactly(Intent.Wish.RECREATE, Intent.Force.NOW, "user:token");
    }

    @Test
    void removes_once_it_is_cold_and_says_when_that_is() {
        SandboxName name = api.board().drifted("agent:main:demo");
        RawHttp.Reply reply = caller.delete(SANDBOXES + "/" + name);
        assertThat(reply.status()).isEqualTo(202);
        Expected.shape("removal-waits", reply.json());
        assertThat(intent(name).force()).isEqualTo(Intent.Force.WHEN_COLD);
    }

    @Test
    void removes_at_once_when_forced() {
        SandboxName name = api.board().ready("agent:main:demo");
        assertThat(caller.delete(SANDBOXES + "/" + name + "?force=true").status())
                .isEqualTo(202);
        assertThat(intent(name).force()).isEqualTo(Intent.Force.NOW);
    }

    @Test
    void has_nothing_to_remove_where_there_is_no_container() {
        SandboxName name = api.board().pending("agent:main:demo");
        RawHttp.Reply reply = caller.delete(SANDBOXES + "/" + name);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).contains("no container");
    }

    @Test
    void takes_no_wishes_it_does_not_know() {
        String path = SANDBOXES + "/" + api.board().ready("agent:main:demo");
        assertThat(caller.post(path + "/recreate", "{\"Force\": true}").message())
                .contains("only force");
        assertThat(caller.post(path + "/recreate", "{\"force\": \"yes\"}").status())
                .isEqualTo(422);
        assertThat(caller.post(path + "/recreate", "{force: true}").status()).isEqualTo(400);
        assertThat(caller.post(path + "/recreate", "[]").status()).isEqualTo(400);
        assertThat(caller.delete(path + "?force=maybe").status()).isEqualTo(422);
        assertThat(api.store.page(EventRoutesTest.newest()).size()).isZero();
    }

    @Test
    void says_when_no_output_of_a_setup_is_kept() {
        RawHttp.Reply reply = caller.get(SANDBOXES + "/" + api.board().ready("agent:main:demo") + "/log");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).contains("set-up command");
    }

    private Intent intent(SandboxName name) {
        return api.reconciler
                .registry()
                .get(name)
                .flatMap(record -> record.intent())
                .orElseThrow();
    }
}
