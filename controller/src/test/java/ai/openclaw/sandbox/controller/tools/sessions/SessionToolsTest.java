package ai.openclaw.sandbox.controller.tools.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.store.Registry;
import ai.openclaw.sandbox.controller.store.StateDirectory;
import ai.openclaw.sandbox.controller.store.StateException;
import ai.openclaw.sandbox.controller.tools.Invocation;
import ai.openclaw.sandbox.controller.tools.SandboxDoor;
import ai.openclaw.sandbox.controller.tools.SandboxRoom;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionToolsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final SessionKey SELF = new SessionKey("agent:main:self");
    private static final SessionKey OTHER = new SessionKey("agent:main:other");

    @TempDir
    private Path state;

    private final OpenSessions sessions = new OpenSessions();
    private final List<SessionKey> seesAll = new ArrayList<>();
    private Registry registry;
    private List<Tool> tools;

    @BeforeEach
    void open() throws StateException, IOException {
        Files.createDirectories(state.resolve("sandbox-controller"));
        registry = Registry.open(new StateDirectory(state), InstantSource.fixed(NOW));
        tools = SessionToolSet.of(new SessionToolSet.Parts(
                sessions,
                registry.mail(),
                state,
                seesAll::contains,
                key -> key,
                () -> Duration.ofMinutes(30),
                InstantSource.fixed(NOW)));
        sessions.file(SELF);
        sessions.file(OTHER);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private JsonNode call(SessionKey self, String name, String arguments) throws ToolFailure {
        Tool tool = tools.stream()
                .filter(it -> it.name().value().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            JsonNode given = new JsonMapper().readTree(arguments.replace('\'', '"'));
            return tool.run(new Invocation(
                            self,
                            tool.parameters().read(name, given),
                            new NoDoor(),
                            Tools.Observer.none(),
                            Tools.Leave.KILL))
                    .content();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ToolReason refusal(SessionKey self, String name, String arguments) {
        return catchThrowableOfType(ToolFailure.class, () -> call(self, name, arguments))
                .reason();
    }

    @Test
    void a_session_sees_itself_and_what_it_spawned_and_what_these_spawned() throws ToolFailure {
        SessionKey child = new SessionKey(
                call(SELF, "sessions_spawn", "{'task':'Look.'}").path("session").asText());
        SessionKey grandchild = new SessionKey(
                call(child, "sessions_spawn", "{}").path("session").asText());

        assertThat(call(SELF, "sessions_list", "{}").findValuesAsText("session"))
                .containsExactlyInAnyOrder(SELF.value(), child.value(), grandchild.value());
        assertThat(call(child, "sessions_list", "{}").findValuesAsText("session"))
                .containsExactlyInAnyOrder(child.value(), grandchild.value());
        assertThat(call(SELF, "session_status", "{'session':'" + child.value() + "'}")
                        .path("spawnedBy")
                        .asText())
                .isEqualTo(SELF.value());
        assertThat(refusal(SELF, "session_status", "{'session':'agent:main:other'}"))
                .isEqualTo(ToolReason.UNKNOWN_SESSION);
        assertThat(refusal(child, "sessions_history", "{'session':'" + SELF.value() + "'}"))
                .isEqualTo(ToolReason.UNKNOWN_SESSION);
        seesAll.add(SELF);
        assertThat(call(SELF, "sessions_list", "{}").findValuesAsText("session"))
                .contains(OTHER.value());
    }

    @Test
    void messages_reach_sessions_opened_here_and_no_others() throws ToolFailure {
        String child =
                call(SELF, "sessions_spawn", "{'task':'Look.'}").path("session").asText();
        call(SELF, "sessions_send", "{'session':'" + child + "','message':'And now?'}");

        assertThat(registry.mail().after(new SessionKey(child), 0, 10))
                .extracting(message -> message.sender() + ": " + message.text())
                .containsExactly(SELF.value() + ": Look.", SELF.value() + ": And now?");
        assertThat(call(SELF, "sessions_history", "{'session':'" + child + "'}").findValuesAsText("text"))
                .containsExactly("Look.", "And now?");
        assertThat(refusal(SELF, "sessions_send", "{'session':'" + SELF.value() + "','message':'Hi.'}"))
                .isEqualTo(ToolReason.WRONG_KIND);
        assertThat(refusal(OTHER, "sessions_send", "{'session':'" + child + "','message':'Hi.'}"))
                .isEqualTo(ToolReason.UNKNOWN_SESSION);
    }

    @Test
    void the_transcript_of_the_chat_gateway_is_read_from_its_end() throws Exception {
        Path directory = Files.createDirectories(state.resolve("agents/main/sessions"));
        Files.writeString(
                directory.resolve("sessions.json"),
                "{\"agent:main:x\":{\"sessionId\":\"0\"},\"agent:main:self\":{\"a\":[1],\"sessionId\":\"abc-1\",\"updatedAt\":1}}");
        StringBuilder lines = new StringBuilder("{\"type\":\"session\",\"id\":\"abc-1\"}\n");
        for (int i = 0; i < 60_000; i++) {
            lines.append(
                            "{\"type\":\"message\",\"timestamp\":\"t\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"nr"
                                + " ")
                    .append(i)
                    .append("\"},{\"type\":\"thinking\",\"thinking\":\"hm\"}]}}\n");
        }
        lines.append("not json\n"
                + "{\"type\":\"custom\"}\n"
                + "{\"type\":\"message\",\"message\":{\"role\":\"assistant\",\"content\":\"half");
        Files.writeString(directory.resolve("abc-1.jsonl"), lines);

        JsonNode history = call(SELF, "sessions_history", "{'limit':3}");

        assertThat(history.findValuesAsText("text")).containsExactly("nr 59997", "nr 59998", "nr 59999");
    }

    @Test
    void a_session_id_leads_nowhere_else() throws Exception {
        Path directory = Files.createDirectories(state.resolve("agents/main/sessions"));
        Path secret = Files.writeString(
                state.resolve("secret.jsonl"), "{\"message\":{\"role\":\"user\",\"content\":\"secret\"}}\n");
        Files.writeString(
                directory.resolve("sessions.json"), "{\"agent:main:self\":{\"sessionId\":\"../../../secret\"}}");
        assertThat(call(SELF, "sessions_history", "{}").path("messages")).isEmpty();
        Files.writeString(directory.resolve("sessions.json"), "{\"agent:main:self\":{\"sessionId\":\"link\"}}");
        Files.createSymbolicLink(directory.resolve("link.jsonl"), secret);
        assertThat(call(SELF, "sessions_history", "{}").path("messages")).isEmpty();
        Files.writeString(directory.resolve("sessions.json"), "{\"agent:main:self\":{\"sessionId\":\"li");
        assertThat(refusal(SELF, "sessions_history", "{}")).isEqualTo(ToolReason.STORAGE_FAILED);
    }

    /** Session tools need none. */
    private record NoDoor() implements SandboxDoor {
        @Override
        public SandboxRoom enter() {
            throw new AssertionError("no sandbox is needed");
        }

        @Override
        public SandboxRoom enterAfter(String lostContainer) {
            throw new AssertionError("no sandbox is needed");
        }
    }

    /** Sessions in memory. */
    private static final class OpenSessions implements Sessions {
        private final Map<SessionKey, Session> all = new HashMap<>();

        void file(SessionKey key) {
            all.put(key, new Session(key, NOW, Optional.empty(), Session.Source.FILE));
        }

        @Override
        public void follow(Runnable listener) {}

        @Override
        public SessionSnapshot snapshot() {
            return new SessionSnapshot(all, Map.of(), false);
        }

        @Override
        public Session open(SessionKey key, Duration ttl) {
            Session session = new Session(key, NOW, Optional.of(NOW.plus(ttl)), Session.Source.API);
            all.put(key, session);
            return session;
        }

        @Override
        public boolean close(SessionKey key) {
            return all.remove(key) != null;
        }

        @Override
        public TtlRange ttlRange() {
            return new TtlRange(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(1));
        }

        @Override
        public List<Message> messages(SessionKey key, long after, int limit) {
            return List.of();
        }
    }
}
