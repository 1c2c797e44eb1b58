package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventRoutesTest {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1";

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    static Events.Query newest() {
        return new Events.Query(Events.Order.NEWEST_FIRST, Optional.empty(), Optional.empty(), 100);
    }

    @Test
    void tells_the_newest_first() {
        happens("a", "Unused");
        happens("b", "ConfigChanged");
        Expected.shape("events", RawHttp.tcp(api).get(BASE + "/events").json());
    }

    @Test
    void pages_back_and_follows_on() {
        for (int i = 1; i <= 5; i++) {
            happens("a", "Reason" + i);
        }
        assertThat(reasons("/events?limit=2")).containsExactly("Reason5", "Reason4");
        assertThat(reasons("/events?limit=2&before=4")).containsExactly("Reason3", "Reason2");
        assertThat(reasons("/events?after=3")).containsExactly("Reason4", "Reason5");
    }

    @Test
    void lists_events_for_kubernetes_programs_in_parts_the_oldest_first() {
        for (int i = 1; i <= 5; i++) {
            happens(i % 2 == 0 ? "b" : "a", "Reason" + i);
        }
        String next = "";
        List<String> reasons = new ArrayList<>();
        int parts = 0;
        do {
            var part = RawHttp.tcp(api)
                    .get(
                            "/api/v1/events?limit=2&fieldSelector=involvedObject.name%3Da,involvedObject.namespace%3D&continue="
                                    + next)
                    .json();
            part.path("items").forEach(item -> reasons.add(item.path("reason").asText()));
            next = part.at("/metadata/continue").asText();
            parts++;
        } while (!next.isEmpty());
        assertThat(reasons).containsExactly("Reason1", "Reason3", "Reason5");
        assertThat(parts).isEqualTo(2);
        assertThat(RawHttp.tcp(api)
                        .get("/api/v1/namespaces/default/events/b.2")
                        .json()
                        .path("reason")
                        .asText())
                .isEqualTo("Reason2");
        for (String wrong : List.of("b.3", "b.x", "b.99")) {
            assertThat(RawHttp.tcp(api)
                            .get("/api/v1/namespaces/default/events/" + wrong)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void tells_of_one_sandbox_alone_also_when_it_is_no_more() {
        happens("a", "OfA");
        happens("b", "OfB");
        assertThat(reasons("/sandboxes/a/events")).containsExactly("OfA");
        assertThat(reasons("/events?sandbox=b")).containsExactly("OfB");
        assertThat(reasons("/sandboxes/never-was/events")).isEmpty();
    }

    @Test
    void says_which_pages_there_are_not() {
        RawHttp caller = RawHttp.tcp(api);
        assertThat(caller.get(BASE + "/events?limit=0").status()).isEqualTo(422);
        assertThat(caller.get(BASE + "/events?limit=1001").message()).contains("1 to 1000");
        assertThat(caller.get(BASE + "/events?after=x").status()).isEqualTo(422);
        assertThat(caller.get(BASE + "/events?after=1&before=2").status()).isEqualTo(400);
    }

    private void happens(String sandbox, String reason) {
        api.store.append(new SandboxEvent(
                RunningApi.NOW,
                new SandboxName(sandbox),
                SandboxEvent.Type.REMOVED,
                SandboxEvent.CONTROLLER,
                reason,
                "It is gone."));
    }

    private List<String> reasons(String path) {
        List<String> reasons = new ArrayList<>();
        RawHttp.tcp(api)
                .get(BASE + path)
                .json()
                .path("items")
                .forEach(item -> reasons.add(item.path("reason").asText()));
        return reasons;
    }
}
