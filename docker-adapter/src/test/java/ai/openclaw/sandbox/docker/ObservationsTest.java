package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.Exit;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    @Test
    void a_list_entry_has_its_own_name_and_seconds() throws IOException {
        assertThat(list("""
            {"Id":"abc","Names":["/other/alias","/own"],"Image":"i:1","ImageID":"sha256:1","Created":1700000000,
             "State":"running","Labels":{"a":"b"},"Mounts":[{"Type":"bind"}]}\
            """))
                .containsExactly(new ObservedContainer(
                        "abc",
                        "own",
                        "sha256:1",
                        Map.of("a", "b"),
                        State.RUNNING,
                        Instant.ofEpochSecond(1_700_000_000),
                        Optional.empty()));
    }

    @Test
    void a_list_may_be_empty_or_long() throws IOException {
        assertThat(list("")).isEmpty();
        assertThat(list("{\"Id\":\"a\"}" + ",{\"Id\":\"a\"}".repeat(999))).hasSize(1000);
    }

    @Test
    void what_is_no_list_or_breaks_off_is_an_error() {
        for (String body : List.of("{\"Id\":\"a\"}", "[{\"Id\":\"a\"}", "[{\"Id\":\"a\"},", "nonsense", "[7]", "")) {
            assertThatThrownBy(() -> ContainerList.read(stream(body))).as(body).isInstanceOf(IOException.class);
        }
    }

    @Test
    void labels_that_are_null_are_none() throws IOException {
        assertThat(list("{\"Id\":\"abc\",\"State\":\"created\",\"Labels\":null}"))
                .singleElement()
                .satisfies(container -> assertThat(container.labels()).isEmpty());
        assertThat(Observations.image(read(InspectImageResponse.class, "{\"Id\":\"sha256:1\",\"Config\":null}"))
                        .labels())
                .isEmpty();
    }

    @Test
    void a_running_container_has_not_ended_although_the_engine_sends_an_exit_code_and_a_time()
            throws JsonProcessingException {
        ObservedContainer container = inspect("""
            {"Status":"running","ExitCode":0,"Error":"","OOMKilled":false,"FinishedAt":"0001-01-01T00:00:00Z"}\
            """);

        assertThat(container.exit()).isEmpty();
        assertThat(container.running()).isTrue();
        assertThat(container.name()).isEqualTo("own");
        assertThat(container.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678901234Z"));
    }

    @Test
    void an_ended_container_says_how() throws JsonProcessingException {
        assertThat(inspect("""
            {"Status":"exited","ExitCode":137,"Error":"","OOMKilled":true,
             "FinishedAt":"2026-01-02T05:04:06.5+02:00"}\
            """).exit()).contains(new Exit(137, true, "", Instant.parse("2026-01-02T03:04:06.5Z")));
    }

    @Test
    void a_start_that_failed_says_why_although_nothing_ever_ran() throws JsonProcessingException {
        assertThat(inspect("""
            {"Status":"created","ExitCode":127,"Error":"no such program","OOMKilled":false,
             "FinishedAt":"0001-01-01T00:00:00Z"}\
            """).exit())
                .contains(new Exit(127, false, "no such program", Instant.parse("2026-01-02T03:04:05.678901234Z")));
    }

    @Test
    void a_state_of_an_engine_to_come_is_neither_running_nor_ended() throws JsonProcessingException {
        ObservedContainer container = inspect("{\"Status\":\"hibernating\"}");

        assertThat(container.state()).isEqualTo(State.RESTARTING);
        assertThat(container.exit()).isEmpty();
    }

    @Test
    void an_engine_names_its_confinements_and_runtimes() throws JsonProcessingException {
        Version version = read(Version.class, "{\"Version\":\"20.10.24\",\"ApiVersion\":\"1.41\"}");
        Info info = read(Info.class, """
            {"Runtimes":{"runc":{"path":"runc"},"runsc":{"path":"runsc"}},"NCPU":2,"MemTotal":1024,
             "SecurityOptions":["name=seccomp,profile=default","name=apparmor"],
             "SystemTime":"2026-01-02T03:04:05.5Z"}\
            """);

        assertThat(Observations.engine(version, info, Instant.EPOCH)).satisfies(engine -> {
            assertThat(engine.runtimes()).containsExactlyInAnyOrder("runc", "runsc");
            assertThat(engine.securityOptions()).containsExactlyInAnyOrder("seccomp", "apparmor");
            assertThat(engine.systemTime()).isEqualTo(Instant.parse("2026-01-02T03:04:05.5Z"));
            assertThat(engine.processors()).isEqualTo(2);
            assertThat(engine.memoryBytes()).isEqualTo(1024);
        });
    }

    private static List<ObservedContainer> list(String entries) throws IOException {
        return ContainerList.read(stream("[" + entries + "]"));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObservedContainer inspect(String state) throws JsonProcessingException {
        return Observations.container(read(
                InspectContainerResponse.class,
                "{\"Id\":\"abc\",\"Name\":\"/own\",\"Created\":\"2026-01-02T03:04:05.678901234Z\",\"Image\":\"sha256:1\","
                    + "\"Config\":{\"Labels\":null},\"State\":" + state + "}"));
    }

    private static <T> T read(Class<T> type, String json) throws JsonProcessingException {
        return ClientSettings.MAPPER.readValue(json, type);
    }
}
