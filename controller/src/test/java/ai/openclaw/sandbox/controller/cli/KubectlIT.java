package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that know nothing of us: kubectl as it is, an old one and the one of this machine, with a kubeconfig of ours. */
@Timeout(120)
final class KubectlIT {

    /** Where {@code scripts/test.sh} has put an old one. */
    private static final String OLD = "OPENCLAW_TEST_KUBECTL_OLD";

    private static final String CONFIGURATION = """
        {
          agents: {
            defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } },
            list: [ { id: "main" }, { id: "work" } ],
          },
        }
        """;

    @TempDir
    Path directory;

    private Optional<RunningDaemon> daemon = Optional.empty();

    private static Stream<String> programs() {
        return Stream.of(System.getenv().getOrDefault(OLD, Kubectl.UNPACKED), "kubectl");
    }

    @BeforeEach
    void start() {
        RunningDaemon running = new RunningDaemon(directory);
        daemon = Optional.of(running);
        running.configure(CONFIGURATION);
        running.sessions("main", "agent:main:one");
        running.sessions("work", "agent:work:two");
        running.start();
    }

    @AfterEach
    void stop() {
        daemon.ifPresent(RunningDaemon::close);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void worksAsOnAnyCluster(String program) throws IOException {
        RunningDaemon running = daemon.orElseThrow();
        Kubectl kubectl = Kubectl.of(program, running, directory);
        Sandbox one = ready(running, "agent:main:one");
        Sandbox two = ready(running, "agent:work:two");
        String a = one.identity().name().value();
        String b = two.identity().name().value();

        assertThat(kubectl.run("api-resources"))
                .contains("sandboxes")
                .contains("sbx")
                .contains("sessions");
        assertThat(kubectl.run("get", "sandboxes").lines())
                .hasSize(3)
                .first()
                .asString()
                .containsSubsequence("NAME", "PHASE", "READY", "AGENT", "SESSIONS", "IDLE", "AGE");
        assertThat(kubectl.run("get", "sbx", "-o", "wide")).contains("IMAGE").contains(running.image());
        assertThat(kubectl.run("get", "sandbox", a, "-o", "yaml"))
                .contains("kind: Sandbox")
                .contains("phase: Ready");
        assertThat(kubectl.run("get", "sandboxes", "-o", "json"))
                .contains("\"kind\": \"List\"")
                .contains(b);
        assertThat(kubectl.run("get", "sandboxes", "-o", "custom-columns=N:.metadata.name,P:.status.phase"))
                .containsPattern(a + " +Ready");
        assertThat(kubectl.run("get", "sandboxes", "-l", "openclaw.agent=work", "-o", "name")
                        .lines())
                .containsExactly("sandbox.sandbox.openclaw.ai/" + b);
        assertThat(kubectl.run("get", "sandboxes", "--field-selector", "spec.agent=main", "-o", "name")
                        .lines())
                .containsExactly("sandbox.sandbox.openclaw.ai/" + a);
        assertThat(kubectl.run("get", "sandboxes", "--chunk-size=1", "-o", "name")
                        .lines())
                .hasSize(2);
        assertThat(kubectl.run("get", "sessions")).contains(a).contains("ACTIVE");
        assertThat(kubectl.run("get", "events")).contains("sandbox/" + a).contains("LAST SEEN");
        assertThat(kubectl.run("describe", "sandbox", a))
                .contains("Phase:")
                .contains("Events:")
                .contains("Created");
        assertThat(kubectl.run("explain", "sandbox")).contains("A sandbox is a container");
        assertThat(kubectl.run("explain", "sandbox.status.phase")).contains("Where it is in its life");
        assertThat(kubectl.run("wait", "--for=condition=Ready", "sandbox", "--all", "--timeout=30s"))
                .contains("condition met");

        try (Kubectl.Watch watch = kubectl.watch("get", "sandboxes", "-w", "-o", "name")) {
            Eventually.within(
                    RunningDaemon.SOON, "the list", () -> watch.lines().size() >= 2);
            assertThat(kubectl.run("delete", "sandbox", a, "--grace-period=0", "--force"))
                    .contains("deleted");
            Eventually.within(
                    RunningDaemon.SOON,
                    "what happens to it",
                    () -> watch.lines().stream()
                                    .filter(line -> line.endsWith(a))
                                    .count()
                            >= 3);
        }
        Sandbox again = ready(running, "agent:main:one");
        assertThat(again.uid()).as("another one by the same name").isNotEqualTo(one.uid());
        assertThat(kubectl.fails("get", "sandbox", "none-such"))
                .contains("NotFound")
                .contains("openclaw sandbox list");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isTurnedAwayWithoutTheToken(String program) throws IOException {
        RunningDaemon running = daemon.orElseThrow();
        Kubectl kubectl = Kubectl.of(program, running, directory);
        Path other = directory.resolve("other");
        Files.writeString(other, Files.readString(kubectl.kubeconfig()).replaceAll("token: .*", "token: \"another\""));
        assertThat(kubectl.fails("--kubeconfig", other.toString(), "get", "--raw", "/version"))
                .contains("You must be logged in");
        assertThat(List.of(Files.getPosixFilePermissions(kubectl.kubeconfig()).toString()))
                .noneMatch(permissions -> permissions.contains("OTHERS") || permissions.contains("GROUP"));
    }

    private static Sandbox ready(RunningDaemon running, String scopeKey) {
        running.awaitReady(scopeKey);
        return running.daemon().reconciler().board().list().stream()
                .filter(it -> it.identity().scopeKey().value().equals(scopeKey))
                .findFirst()
                .orElseThrow();
    }
}
