package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1";
    private static final String SANDBOXES = BASE + "/sandboxes";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io, application/json";

    private final RunningApi api = new RunningApi();
    private final RawHttp caller = RawHttp.tcp(api);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void tells_every_change_after_the_version_of_a_list_in_order() {
        SandboxName a = api.board().ready("agent:main:a");
        String version = listVersion();
        SandboxName b = api.board().pending("agent:main:b");
        api.board().drifted("agent:main:a");
        api.board().gone(b);
        try (Watching watching = Watching.open(api, SANDBOXES + "?watch=1&resourceVersion=" + version)) {
            assertThat(watching.heard()).isEqualTo("ADDED " + b + " Pending");
            assertThat(watching.heard()).isEqualTo("MODIFIED " + a + " Drifted");
            assertThat(watching.heard()).isEqualTo("DELETED " + b + " Pending");
            api.board().ready("agent:main:a");
            assertThat(watching.heard()).isEqualTo("MODIFIED " + a + " Ready");
        }
    }

    @Test
    void begins_with_all_there_is_when_no_version_is_given() {
        SandboxName a = api.board().ready("agent:main:a");
        try (Watching watching = Watching.open(api, SANDBOXES + "?watch=true")) {
            assertThat(watching.heard()).isEqualTo("ADDED " + a + " Ready");
            api.board().gone(a);
            JsonNode end = watching.next().orElseThrow();
            assertThat(end.path("type").asText()).isEqualTo("DELETED");
            assertThat(end.at("/object/metadata/resourceVersion").asText())
                    .as("an end has a version of its own, to go on from")
                    .isEqualTo(Long.toString(api.reconciler.board().resourceVersion()));
        }
    }

    @Test
    void marks_where_what_there_was_ends() {
        api.board().ready("agent:main:a");
        try (Watching watching = Watching.open(
                api,
                SANDBOXES
                        + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=1")) {
            assertThat(watching.heard()).startsWith("ADDED");
            JsonNode mark = watching.next().orElseThrow();
            assertThat(mark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(mark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
            assertThat(mark.at("/object/metadata/resourceVersion").asText()).isEqualTo(listVersion());
        }
    }

    @Test
    void ends_when_its_time_is_over_with_a_bookmark_of_how_far_it_came() {
        api.board().ready("agent:main:a");
        String version = listVersion();
        String path = SANDBOXES + "?watch=1&timeoutSeconds=1&allowWatchBookmarks=true&fieldSelector=metadata.name=other"
                + "&resourceVersion=" + version;
        try (Watching watching = Watching.open(api, path)) {
            api.board().drifted("agent:main:a");
            JsonNode mark = watching.next().orElseThrow();
            assertThat(mark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(mark.at("/object/kind").asText()).isEqualTo("Sandbox");
            assertThat(mark.at("/object/metadata/resourceVersion").asText())
                    .as("changes that were not for this watcher count too")
                    .isEqualTo(listVersion())
                    .isNotEqualTo(version);
            assertThat(watching.next()).isEmpty();
        }
    }

    @Test
    void a_version_too_old_or_of_another_run_is_gone() {
        api.board().ready("agent:main:a");
        long version = api.reconciler.board().resourceVersion();
        for (long wrong : List.of(1L, version - 2, version + 1)) {
            RawHttp.Reply reply = caller.get(SANDBOXES + "?watch=1&resourceVersion=" + wrong);
            assertThat(reply.status()).isEqualTo(410);
            assertThat(reply.json().path("reason").asText()).isEqualTo("Expired");
            assertThat(reply.message()).contains("List again");
        }
        assertThat(caller.get(SANDBOXES + "?watch=1&resourceVersion=x").status())
                .isEqualTo(400);
        assertThat(caller.get(SANDBOXES + "?watch=perhaps").status()).isEqualTo(422);
    }

    @Test
    void who_sees_only_some_is_told_when_one_comes_and_goes() {
        SandboxName a = api.board().pending("agent:main:a");
        String path = SANDBOXES + "?watch=1&fieldSelector=status.phase%3DReady&resourceVersion=" + listVersion();
        try (Watching watching = Watching.open(api, path)) {
            api.board().ready("agent:main:a");
            api.board().ready("agent:main:b");
            api.board().drifted("agent:main:a");
            assertThat(watching.heard()).isEqualTo("ADDED " + a + " Ready");
            assertThat(watching.heard()).startsWith("ADDED").endsWith("Ready");
            assertThat(watching.heard()).isEqualTo("DELETED " + a + " Drifted");
        }
    }

    @Test
    void tells_of_changes_as_tables_to_those_who_want_tables() {
        try (Watching watching = Watching.open(api, SANDBOXES + "?watch=1&resourceVersion=" + listVersion(), TABLE)) {
            SandboxName a = api.board().ready("agent:main:a");
            JsonNode event = watching.next().orElseThrow();
            assertThat(event.path("type").asText()).isEqualTo("ADDED");
            assertThat(event.at("/object/kind").asText()).isEqualTo("Table");
            assertThat(event.at("/object/rows/0/cells/0").asText()).isEqualTo(a.value());
            assertThat(event.at("/object/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
        }
    }

    @Test
    void many_watchers_hear_the_same_with_no_gap() throws InterruptedException {
        int watchers = 8;
        int changes = 300;
        String path = SANDBOXES + "?watch=1&resourceVersion=" + listVersion();
        Map<Integer, List<Long>> heard = new HashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < watchers; i++) {
            List<Long> mine = new ArrayList<>();
            heard.put(i, mine);
            Watching watching = Watching.open(api, path);
            threads.add(Thread.ofVirtual().start(() -> take(watching, changes, mine)));
        }
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            if (i % 2 == 0) {
                api.board().ready("agent:main:a");
            } else {
                api.board().drifted("agent:main:a");
            }
            made.add(api.reconciler.board().resourceVersion());
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(heard.values())
                .hasSize(watchers)
                .allSatisfy(mine -> assertThat(mine).containsExactlyElementsOf(made));
    }

    private static void take(Watching watching, int most, List<Long> into) {
        try (watching) {
            for (int i = 0; i < most; i++) {
                into.add(watching.next()
                        .orElseThrow()
                        .at("/object/metadata/resourceVersion")
                        .asLong());
            }
        }
    }

    @Test
    void who_does_not_read_is_cut_off() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
            String request = "GET " + SANDBOXES + "?watch=1 HTTP/1.1\r\nHost: localhost:" + api.port()
                    + "\r\nAuthorization: Bearer " + RunningApi.TOKEN + "\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            readOnce(channel);
            Eventually.within(Duration.ofSeconds(50), "the end of a watch nobody reads", () -> {
                for (int i = 0; i < 100; i++) {
                    api.board().ready("agent:main:a");
                    api.board().drifted("agent:main:a");
                }
                return api.watches() == 0;
            });
        }
    }

    private static void readOnce(SocketChannel channel) throws IOException {
        assertThat(channel.read(ByteBuffer.allocate(64))).isPositive();
    }

    @Test
    void tells_of_sessions_that_come_and_go() {
        String version = caller.get(BASE + "/sessions")
                .json()
                .at("/metadata/resourceVersion")
                .asText();
        try (Watching watching = Watching.open(api, BASE + "/sessions?watch=1&resourceVersion=" + version)) {
            caller.put(BASE + "/sessions/agent:main:demo", "{}");
            assertThat(watching.heard()).startsWith("ADDED agent-main-demo");
            api.sessionInFile("agent:main:file");
            assertThat(watching.heard()).startsWith("ADDED agent-main-file");
            caller.delete(BASE + "/sessions/agent:main:demo");
            assertThat(watching.heard()).startsWith("DELETED agent-main-demo");
        }
    }

    @Test
    void tells_of_events_in_both_tongues_also_of_those_before_the_daemon_began() {
        SandboxName name = api.board().ready("agent:main:a");
        happens(name, "First");
        happens(name, "Second");
        try (Watching ours = Watching.open(api, BASE + "/events?watch=1&resourceVersion=1");
                Watching core = Watching.open(
                        api,
                        "/api/v1/namespaces/default/events?watch=1&resourceVersion=0&fieldSelector=involvedObject.name%3D"
                                + name);
                Watching elsewhere = Watching.open(api, "/api/v1/namespaces/other/events?watch=1&timeoutSeconds=1")) {
            happens(name, "Third");
            assertThat(reason(ours)).isEqualTo("Second");
            assertThat(reason(ours)).isEqualTo("Third");
            assertThat(reason(core)).isEqualTo("First");
            assertThat(reason(core)).isEqualTo("Second");
            JsonNode third = core.next().orElseThrow().path("object");
            assertThat(third.path("type").asText()).isEqualTo("Warning");
            assertThat(third.at("/involvedObject/uid").asText())
                    .isEqualTo(api.reconciler.board().get(name).orElseThrow().uid());
            assertThat(elsewhere.next()).isEmpty();
        }
    }

    private void happens(SandboxName name, String reason) {
        api.store.append(new SandboxEvent(RunningApi.NOW, name, SandboxEvent.Type.FAILED, "controller", reason, "So."));
    }

    private static String reason(Watching watching) {
        return watching.next().orElseThrow().at("/object/reason").asText();
    }

    @Test
    void the_end_of_the_daemon_ends_watches_in_order() {
        RunningApi other = new RunningApi();
        try (Watching watching = Watching.open(other, SANDBOXES + "?watch=1")) {
            other.close();
            assertThat(watching.next()).isEqualTo(Optional.empty());
        }
    }

    private String listVersion() {
        return caller.get(SANDBOXES).json().at("/metadata/resourceVersion").asText();
    }
}
