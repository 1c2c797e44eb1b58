package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.FaultingProxy;
import ai.openclaw.sandbox.fixtures.PrivateEngine;
import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is stopped, killed or not there yet: the daemon waits, says so, and heals what the engine's end has ended. */
final class EngineAwayIT {

    private static final String SANDBOX = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX",
            setupCommand: "cat /etc/hostname >> /workspace/setup" } } } } }
        """;

    @Test
    @Timeout(240)
    void an_engine_that_ends_in_order_or_by_force_finds_its_sandboxes_running_again(@TempDir Path directory)
            throws Exception {
        RealEngine machine = new RealEngine();
        try (PrivateEngine engine = PrivateEngine.start(machine.raw(), machine.image());
                RunningDaemon running = new RunningDaemon(directory, engine)) {
            running.configure(SANDBOX);
            running.sessions("main", "agent:main:a", "agent:main:b");
            running.start();
            running.awaitReady("agent:main:a");
            running.awaitReady("agent:main:b");
            Map<String, String> before = running.containers();

            engine.stop();
            says_that_the_engine_is_away(running);
            engine.start();
            all_run_again(running, before);

            try (ToolHttp http = new ToolHttp(running);
                    ExecutorService caller = Executors.newSingleThreadExecutor()) {
                Future<ToolHttp.Answer> call = caller.submit(
                        () -> http.call("agent:main:a", "exec", ToolHttp.command("echo begun; sleep 305")));
                Eventually.within(RunningDaemon.SOON, "the command runs", () -> runs(running, before, "sleep 305"));
                engine.kill();
                says_that_the_engine_is_away(running);
                assertThat(call.get().code()).isEqualTo(503);
                assertThat(call.get().json().path("reason").asText()).isEqualTo("EngineUnavailable");

                engine.start();
                all_run_again(running, before);
                assertThat(runs(running, before, "sleep 305")).isFalse();
                assertThat(http.exec("agent:main:a", "echo well").path("stdout").asText())
                        .isEqualTo("well\n");
            }
        }
    }

    @Test
    @Timeout(120)
    void a_daemon_that_finds_no_engine_says_so_and_works_once_there_is_one(@TempDir Path directory) {
        try (FaultingProxy proxy = FaultingProxy.to(RealEngine.socket());
                RunningDaemon running = new RunningDaemon(directory)) {
            running.environment().put("DOCKER_HOST", proxy.address());
            running.configure(SANDBOX);
            proxy.goAway();
            running.sessions("main", "agent:main:a");

            running.start();
            says_that_the_engine_is_away(running);
            Sandbox waiting = running.await("agent:main:a", "waits", EngineAwayIT::withoutEngine);
            assertThat(waiting.status().phase()).isEqualTo(Phase.PENDING);

            proxy.comeBack();
            running.awaitReady("agent:main:a");
            assertThat(running.readiness().statusCode()).isEqualTo(200);
            assertThat(running.containers()).hasSize(1);
        }
    }

    private static boolean runs(RunningDaemon running, Map<String, String> containers, String command) {
        return containers.values().stream()
                .anyMatch(id -> running.engine()
                        .get("/containers/" + id + "/top")
                        .toString()
                        .contains(command + "\""));
    }

    private static void says_that_the_engine_is_away(RunningDaemon running) {
        Eventually.within(
                RunningDaemon.SOON,
                "it says what to do",
                () -> running.readiness().body().contains("is Docker running?"));
        HttpResponse<String> answer = running.readiness();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Away");
        running.await("agent:main:a", "says that the engine is away", EngineAwayIT::withoutEngine);
        Optional<Sandbox> sandbox = running.sandbox("agent:main:a");
        assertThat(sandbox.flatMap(it -> it.status().condition(ConditionType.READY))
                        .map(Condition::status))
                .isNotEqualTo(Optional.of(Status.TRUE));
    }

    private static boolean withoutEngine(Sandbox sandbox) {
        return sandbox.status()
                .condition(ConditionType.ENGINE_REACHABLE)
                .filter(condition -> condition.status() == Status.FALSE)
                .isPresent();
    }

    private static void all_run_again(RunningDaemon running, Map<String, String> before) {
        running.await("agent:main:a", "is ready again", EngineAwayIT::ready);
        running.await("agent:main:b", "is ready again", EngineAwayIT::ready);
        assertThat(running.readiness().statusCode()).isEqualTo(200);
        assertThat(running.containers()).isEqualTo(before);
        RawEngine engine = running.engine();
        before.values()
                .forEach(
                        id -> assertThat(engine.inspect(id).at("/State/Running").asBoolean())
                                .isTrue());
        assertThat(running.state().resolve("sandboxes"))
                .isDirectoryRecursivelyContaining("glob:**/setup")
                .isDirectoryRecursivelyContaining(
                        path -> path.endsWith("setup") && path.toFile().length() == 13);
    }

    private static boolean ready(Sandbox sandbox) {
        return sandbox.status().phase() == Phase.READY && !withoutEngine(sandbox);
    }
}
