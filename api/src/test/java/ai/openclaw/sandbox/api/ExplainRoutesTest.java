package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainRoutesTest {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1";

    private final RunningApi api = new RunningApi();
    private final RawHttp caller = RawHttp.tcp(api);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void tells_where_each_setting_came_from() {
        api.sessionInFile("agent:main:demo");
        JsonNode explanation =
                caller.get(BASE + "/explain?session=agent:main:demo").json();
        assertThat(explanation.path("sandboxed").asBoolean()).isTrue();
        assertThat(explanation.path("why").asText()).startsWith("Mode is non-main");
        JsonNode memory = setting(explanation, "docker.memory");
        assertThat(memory.path("value").asText()).isEqualTo("1073741824");
        assertThat(memory.path("writtenAs").asText()).isEqualTo("agents.defaults.sandbox.docker.memory");
        assertThat(memory.path("line").asInt()).isEqualTo(3);
        assertThat(setting(explanation, "docker.image").path("origin").asText()).isEqualTo("BuiltIn");
    }

    @Test
    void tells_what_was_written_and_does_not_count() {
        JsonNode explanation = caller.get(BASE + "/explain?agent=work").json();
        assertThat(explanation.path("scopeKey").asText()).isEqualTo("shared");
        assertThat(explanation.at("/ignored/0/path").asText()).isEqualTo("agents.list[1].sandbox.docker.memory");
        assertThat(setting(explanation, "docker.memory").path("value").asText()).isEqualTo("1073741824");
    }

    @Test
    void tells_why_a_session_is_not_sandboxed() {
        assertThat(why("session=main")).contains("main session of agent main").contains("on the host");
        assertThat(why("session=agent:stranger:x")).contains("stranger is not among them");
        api.configuration.edit("{}");
        assertThat(why("session=agent:main:demo")).contains("Mode is off");
    }

    @Test
    void tells_of_every_tool_what_decided_it() {
        JsonNode explanation =
                caller.get(BASE + "/explain?session=agent:main:demo").json();
        JsonNode cron = tool(explanation, "cron");
        assertThat(cron.path("allowed").asBoolean(true)).isFalse();
        assertThat(cron.path("stage").asText()).isEqualTo("sandbox");
        assertThat(cron.path("list").asText()).isEqualTo("deny");
        assertThat(cron.path("entry").asText()).isEqualTo("cron");
        assertThat(cron.path("key").asText()).isEqualTo("tools.sandbox.tools.deny");
        assertThat(tool(explanation, "exec").path("allowed").asBoolean()).isTrue();
        JsonNode onHost = caller.get(BASE + "/explain?session=main").json();
        assertThat(tool(onHost, "cron").path("allowed").asBoolean()).isTrue();
    }

    private static JsonNode tool(JsonNode explanation, String name) {
        for (JsonNode tool : explanation.path("tools")) {
            if (tool.path("tool").asText().equals(name)) {
                return tool;
            }
        }
        throw new AssertionError(name + " is not in " + explanation.path("tools"));
    }

    @Test
    void hides_the_values_of_environment_variables() {
        String body = caller.get(BASE + "/explain?agent=main").body();
        assertThat(body).contains("API_KEY=(hidden)").doesNotContain("hunter2");
        assertThat(caller.get(BASE + "/config").body()).doesNotContain("hunter2");
    }

    @Test
    void shows_the_sandbox_there_is() {
        api.board().drifted("agent:main:demo");
        JsonNode explanation =
                caller.get(BASE + "/explain?session=agent:main:demo").json();
        assertThat(explanation.at("/resource/status/drift/0/path").asText()).isEqualTo("memory");
    }

    @Test
    void wants_one_of_session_and_agent() {
        assertThat(caller.get(BASE + "/explain").status()).isEqualTo(400);
        assertThat(caller.get(BASE + "/explain?session=a&agent=b").status()).isEqualTo(400);
        assertThat(caller.get(BASE + "/explain?session=%20").status()).isEqualTo(422);
    }

    @Test
    void shows_the_configuration_in_force_and_what_is_wrong_with_the_file() {
        Expected.shape("config", caller.get(BASE + "/config").json());
        api.configuration.edit("""
            { "agents": { "defaults": { "sandbox": { "mode": "sometimes" } } } }
            """);
        JsonNode broken = caller.get(BASE + "/config").json();
        assertThat(broken.path("state").asText()).isEqualTo("LastGood");
        assertThat(broken.at("/problems/0/line").asInt()).isEqualTo(1);
        assertThat(broken.at("/problems/0/path").asText()).isEqualTo("agents.defaults.sandbox.mode");
        assertThat(broken.at("/agents/0/mode").asText()).isEqualTo("non-main");
    }

    @Test
    void shows_what_the_next_pass_would_do() {
        api.board().drifted("agent:main:demo");
        JsonNode plan = caller.get(BASE + "/plan").json();
        assertThat(plan.path("kind").asText()).isEqualTo("PlannedStepList");
    }

    private String why(String query) {
        return caller.get(BASE + "/explain?" + query).json().path("why").asText();
    }

    private static JsonNode setting(JsonNode explanation, String path) {
        return StreamSupport.stream(explanation.path("settings").spliterator(), false)
                .filter(row -> row.path("path").asText().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
