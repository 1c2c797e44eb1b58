package ai.openclaw.sandbox.controller.daemon;

import static ai.openclaw.sandbox.controller.daemon.ToolHttp.command;
import static ai.openclaw.sandbox.controller.daemon.ToolHttp.object;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.store.CallLog;
import ai.openclaw.sandbox.controller.store.Registry;
import ai.openclaw.sandbox.controller.store.StateDirectory;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Agents use tools in their sandboxes: a real daemon, the real engine, calls over HTTP. */
@Timeout(180)
class ToolsIT {

    /** The init process, the one that sleeps, and a shell that waits with the process that is to become its command. */
    private static final int AT_REST = 4;

    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session",
              docker: { image: "IMAGE", containerPrefix: "PREFIX", env: { PATH: "/opt/own:/usr/bin:/bin", COLOUR: "blue" } } } },
            list: [ { id: "main" }, { id: "reader", sandbox: { workspaceAccess: "ro" } },
                    { id: "poor", tools: { deny: ["group:runtime"] } } ] },
          tools: { exec: { pathPrepend: ["/opt/first"] } } }
        """;
    private static final String SESSION = "agent:main:tools";

    private RunningDaemon running;
    private ToolHttp http;

    @BeforeEach
    void start(@TempDir Path directory) {
        running = new RunningDaemon(directory);
        running.knobs("{ hotWindow: \"1s\", maxSandboxes: 40 }");
        running.configure(CONFIGURATION);
        running.start();
        http = new ToolHttp(running);
    }

    @AfterEach
    void stop() {
        http.close();
        running.close();
    }

    @Test
    void the_first_call_of_a_session_nobody_opened_makes_its_sandbox_and_tells_so() {
        List<JsonNode> lines = http.allLines(SESSION, "exec", command("echo $COLOUR; echo $PATH; echo e >&2; exit 3"));

        assertThat(lines.getFirst().path("type").asText()).isEqualTo("progress");
        assertThat(text(lines, "stdout")).startsWith("blue\n/opt/first:/opt/own:");
        assertThat(text(lines, "stderr")).isEqualTo("e\n");
        assertThat(lines.getLast().at("/result/exitCode").asInt()).isEqualTo(3);
        assertThat(running.containers()).hasSize(1);
    }

    @Test
    void a_container_that_was_stopped_or_removed_behind_our_back_is_no_matter() {
        http.exec(SESSION, "true");
        String first = container();
        running.engine().send("POST", "/containers/" + first + "/kill", "");
        assertThat(http.exec(SESSION, "echo again").path("stdout").asText()).isEqualTo("again\n");
        running.engine().remove(container());
        assertThat(http.exec(SESSION, "echo and again").path("stdout").asText()).isEqualTo("and again\n");
    }

    @Test
    void what_the_policy_denies_is_denied_and_says_by_what() {
        ToolHttp.Answer denied = http.call("agent:poor:x", "exec", command("true"));

        assertThat(denied.code()).isEqualTo(403);
        assertThat(denied.json().path("reason").asText()).isEqualTo("ToolDenied");
        assertThat(denied.json().path("message").asText())
                .contains("group:runtime", "agents.list[poor].tools.deny", "openclaw sandbox explain --session");
        assertThat(http.call(
                                "agent:reader:x",
                                "write",
                                object().put("path", "a").put("content", "b"))
                        .code())
                .isEqualTo(403);
        assertThat(running.containers())
                .as("nothing is made for a call that is denied")
                .isEmpty();
    }

    @Test
    void bad_calls_say_what_is_wrong_with_them() {
        assertThat(reason("nonsense", object())).isEqualTo("404 UnknownTool");
        assertThat(reason("exec", object())).isEqualTo("422 InvalidArgument");
        assertThat(reason("exec", command("true").put("cwd", "/"))).isEqualTo("422 InvalidArgument");
        assertThat(reason("exec", command("  "))).isEqualTo("422 InvalidArgument");
        assertThat(reason("exec", command("true").put("timeoutSec", "5"))).isEqualTo("422 InvalidArgument");
        assertThat(reason("exec", command("true #" + "x".repeat(1 << 20)))).isEqualTo("422 InvalidArgument");
        assertThat(reason("read", object().put("path", "/etc/passwd"))).isEqualTo("403 PathOutside");
        assertThat(reason("process", object().put("action", "poll").put("processId", "x")))
                .isEqualTo("404 NotFound");
    }

    private String reason(String tool, JsonNode arguments) {
        ToolHttp.Answer answer = http.call(SESSION, tool, arguments);
        return answer.code() + " " + answer.json().path("reason").asText();
    }

    @Test
    void files_are_the_same_from_both_sides() {
        http.call(SESSION, "write", object().put("path", "src/ü.txt").put("content", "one\ntwo\n"));
        assertThat(http.exec(SESSION, "cat src/ü.txt; id -u; stat -c %u src/ü.txt")
                        .path("stdout")
                        .asText())
                .isEqualTo("one\ntwo\n1000\n1000\n");
        http.exec(SESSION, "printf 'three\\n' >> src/ü.txt");
        http.call(
                SESSION,
                "edit",
                object().put("path", "src/ü.txt").put("oldText", "two").put("newText", "2"));
        http.call(
                SESSION,
                "apply_patch",
                object().put(
                                "patch",
                                "*** Begin Patch\n"
                                        + "*** Add File: b\n"
                                        + "+hello\n"
                                        + "*** Update File: src/ü.txt\n"
                                        + "@@\n"
                                        + " one\n"
                                        + "-2\n"
                                        + "+zwei\n"
                                        + "*** End Patch\n"));
        assertThat(http.call(SESSION, "read", object().put("path", "/workspace/src/ü.txt"))
                        .json()
                        .path("content")
                        .asText())
                .isEqualTo("one\nzwei\nthree\n");
        assertThat(http.exec(SESSION, "cat b").path("stdout").asText()).isEqualTo("hello\n");
    }

    @Test
    void images_come_out_and_media_come_in() {
        byte[] png = Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        ToolHttp.Answer stored = http.media(SESSION, "../../a photo.png", png);
        assertThat(stored.code()).isEqualTo(201);
        String path = stored.json().path("path").asText();
        assertThat(path)
                .startsWith("/workspace/media/inbound/")
                .endsWith("photo.png")
                .doesNotContain("..");
        ToolHttp.Answer image = http.call(SESSION, "image", object().put("path", path));
        assertThat(image.json().path("mediaType").asText()).isEqualTo("image/png");
        assertThat(Base64.getDecoder().decode(image.json().path("base64").asText()))
                .isEqualTo(png);
        byte[] large = new byte[65 * 1024 * 1024];
        assertThat(http.media(SESSION, "large.bin", large).code()).isEqualTo(413);
    }

    @Test
    void a_command_in_the_background_is_looked_after_and_ended() {
        JsonNode begun = http.call(
                        SESSION,
                        "exec",
                        command("read x; echo \"got $x\"; sleep 300").put("background", true))
                .json();
        String id = begun.path("processId").asText();
        assertThat(begun.path("status").asText()).isEqualTo("running");
        http.call(SESSION, "process", on(id, "write").put("data", "a word\n"));
        Eventually.within(
                RunningDaemon.SOON,
                "it has read",
                () -> http.call(SESSION, "process", on(id, "log"))
                        .json()
                        .path("log")
                        .asText()
                        .equals("got a word"));
        assertThat(http.call("agent:main:other", "process", on(id, "poll")).code())
                .as("of another session")
                .isEqualTo(404);
        JsonNode killed = http.call(SESSION, "process", on(id, "kill")).json();
        assertThat(killed.path("status").asText()).isEqualTo("killed");
        assertThat(killed.path("processesGone").asBoolean()).isTrue();
        assertThat(processes("sleep 300")).isZero();
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode on(String id, String action) {
        return object().put("action", action).put("processId", id);
    }

    @Test
    void a_caller_that_goes_away_takes_its_command_with_it() throws Exception {
        try (InputStream in = http.lines(SESSION, "exec", command("echo begun; sleep 301"))) {
            byte[] some = new byte[4096];
            StringBuilder said = new StringBuilder();
            while (!said.toString().contains("begun")) {
                said.append(new String(some, 0, in.read(some), StandardCharsets.UTF_8));
            }
            assertThat(processes("sleep 301")).isEqualTo(1);
        }
        Eventually.within(RunningDaemon.SOON, "it is gone", () -> processes("sleep 301") == 0);
    }

    @Test
    void shells_kept_ready_are_no_use_and_a_running_command_is() {
        http.exec(SESSION, "true");
        http.call(SESSION, "exec", command("sleep 302").put("background", true));
        Sandbox busy = running.sandbox(SESSION).orElseThrow();
        running.configure(CONFIGURATION.replace("blue", "red"));
        running.await(SESSION, "waits", sandbox -> !sandbox.status().drift().isEmpty());
        Instant used = used();
        assertThat(container())
                .as("the command still runs in it")
                .isEqualTo(busy.status().container().orElseThrow().id());
        http.call(SESSION, "process", on(onlyProcess(), "kill"));
        running.await(
                SESSION,
                "is replaced",
                sandbox -> sandbox.status()
                        .container()
                        .filter(now -> !now.id()
                                .equals(busy.status().container().orElseThrow().id()))
                        .isPresent());
        assertThat(http.exec(SESSION, "echo $COLOUR").path("stdout").asText()).isEqualTo("red\n");
        assertThat(used()).isAfterOrEqualTo(used);
    }

    private String onlyProcess() {
        return http.call(SESSION, "process", object().put("action", "list"))
                .json()
                .at("/processes/0/processId")
                .asText();
    }

    private Instant used() {
        return running.sandbox(SESSION)
                .orElseThrow()
                .status()
                .times()
                .lastUsedAt()
                .orElseThrow();
    }

    @Test
    void after_a_restart_commands_in_the_background_are_lost_and_never_running() {
        String id = http.call(SESSION, "exec", command("sleep 303").put("background", true))
                .json()
                .path("processId")
                .asText();
        running.stop();
        http.close();
        running.start();
        http = new ToolHttp(running);
        JsonNode list =
                http.call(SESSION, "process", object().put("action", "list")).json();
        // a daemon that ends in order ends what it runs; so nothing is lost, and nothing runs
        assertThat(list.path("processes").findValuesAsText("status")).doesNotContain("running");
        assertThat(id).isNotEmpty();
        assertThat(http.exec(SESSION, "true").path("exitCode").asInt()).isZero();
        assertThat(processes("sleep 303")).isZero();
    }

    @Test
    void a_daemon_that_was_killed_tells_of_its_commands_as_lost(@TempDir Path other) {
        running.stop();
        try (DaemonProcess process = DaemonProcess.start(other, running.environment());
                ToolHttp killed = new ToolHttp(process.port(), running.state())) {
            JsonNode begun = killed.call(
                            SESSION, "exec", command("echo said; sleep 304").put("background", true))
                    .json();
            assertThat(begun.path("status").asText()).isEqualTo("running");
            process.kill();
        }
        http.close();
        running.start();
        http = new ToolHttp(running);

        JsonNode list =
                http.call(SESSION, "process", object().put("action", "list")).json();
        assertThat(list.path("processes").findValuesAsText("status")).containsExactly("lost");
        JsonNode poll = http.call(SESSION, "process", on(onlyProcess(), "poll")).json();
        assertThat(poll.path("message").asText()).contains("was lost when the daemon ended", "ps");
        assertThat(http.exec(SESSION, "true").path("exitCode").asInt()).isZero();
    }

    @Test
    void every_call_is_in_the_audit_without_its_arguments() throws Exception {
        http.exec(SESSION, "echo secret-word; exit 4");
        http.call("agent:poor:x", "exec", command("true"));
        http.call(SESSION, "nonsense", object());
        running.stop();
        try (Registry registry = Registry.open(new StateDirectory(running.state()), Clock.systemUTC())) {
            List<CallLog.Call> calls = registry.calls().newest(Optional.empty(), Long.MAX_VALUE, 10).stream()
                    .map(CallLog.Kept::call)
                    .toList();
            assertThat(calls)
                    .extracting(
                            call -> call.session() + " " + call.tool() + " " + call.decision() + " " + call.outcome())
                    .containsExactly(
                            SESSION + " nonsense none UnknownTool",
                            "agent:poor:x exec denied ToolDenied",
                            SESSION + " exec allowed completed");
            assertThat(calls.getLast().exitCode()).contains(4);
            assertThat(calls.getLast().arguments()).isEmpty();
        }
        assertThat(new String(
                        Files.readAllBytes(running.state().resolve("sandbox-controller/registry.sqlite")),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("secret-word");
    }

    @Test
    void two_hundred_at_once_over_twenty_sandboxes_come_through_and_leave_nothing() throws Exception {
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sessions.add("agent:main:many-" + i);
        }
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String session = sessions.get(i % sessions.size());
                int number = i;
                all.add(CompletableFuture.runAsync(
                        () -> {
                            JsonNode result = http.exec(session, "echo " + number + "; exit " + number % 100);
                            assertThat(result.path("stdout").asText()).isEqualTo(number + "\n");
                            assertThat(result.path("exitCode").asInt()).isEqualTo(number % 100);
                        },
                        callers));
            }
            for (CompletableFuture<Void> one : all) {
                one.get();
            }
        }
        assertThat(running.containers()).hasSize(20);
        for (Map.Entry<String, String> container : running.containers().entrySet()) {
            Eventually.within(
                    RunningDaemon.SOON,
                    "only what waits is left in " + container.getKey(),
                    () -> running.engine()
                                    .get("/containers/" + container.getValue() + "/top")
                                    .path("Processes")
                                    .size()
                            <= AT_REST);
        }
    }

    private String container() {
        return running.sandbox(SESSION)
                .orElseThrow()
                .status()
                .container()
                .orElseThrow()
                .id();
    }

    private long processes(String words) {
        JsonNode top =
                running.engine().get("/containers/" + container() + "/top").path("Processes");
        long count = 0;
        for (JsonNode process : top) {
            String command = process.path(process.size() - 1).asText();
            count += command.equals(words) ? 1 : 0;
        }
        return count;
    }

    private static String text(List<JsonNode> lines, String type) {
        StringBuilder all = new StringBuilder();
        lines.stream()
                .filter(line -> line.path("type").asText().equals(type))
                .forEach(line -> all.append(line.path("text").asText()));
        return all.toString();
    }
}
