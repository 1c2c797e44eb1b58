package ai.openclaw.sandbox.controller.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.controller.cli.Cli;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The command as a whole, on a machine whose engine is away: what it says, mends and tells programs. */
final class DoctorCommandTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @TempDir
    private Path state;

    private Path configuration;

    @BeforeEach
    void place() throws IOException {
        configuration = Files.writeString(state.resolve("openclaw.json"), "{}");
        mode(state, "rwx------");
        mode(configuration, "rw-------");
    }

    /** The command silences the log of its process, which here is everybody's. */
    @AfterEach
    void loud() {
        root.setLevel(before);
    }

    @Test
    void aMissingEngineIsAFailureAmongWhatIsWell() {
        Cli.Result result = doctor();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("ok    state directory  " + state + " can be written by ")
                .contains("ok    privacy          " + configuration + " is its owner's alone.")
                .contains("ok    configuration    " + configuration + " is valid.")
                .contains("ok    token            It comes made by the daemon")
                .contains("FAIL  engine ")
                .contains("-> There is no " + state + "/none.sock")
                .contains("warn  daemon           None answers at ")
                .endsWith("well.\n")
                .contains("1 failed, ");
    }

    @Test
    void whatOthersCanReadIsSaidAndClosedOnlyOnDemand() throws IOException {
        mode(configuration, "rw-r--r--");
        assertThat(doctor().out())
                .contains("warn  privacy          " + configuration + " can be read by others (rw-r--r--).")
                .contains("-> chmod go= " + configuration);
        assertThat(modes(configuration)).isEqualTo("rw-r--r--");

        assertThat(doctor("--fix").out()).contains("Mended: chmod go= " + configuration);

        assertThat(modes(configuration)).isEqualTo("rw-------");
        assertThat(doctor("--fix").out()).doesNotContain("Mended");
    }

    @Test
    void aBrokenConfigurationIsToldWithItsPlace() throws IOException {
        Files.writeString(configuration, "{\n  agents: { defaults: { sandbox: { mode: 'some' } } },\n}");
        assertThat(doctor().out()).contains("FAIL  configuration    " + configuration + ":2:");
        Files.delete(configuration);
        assertThat(doctor().out())
                .contains("warn  configuration    " + configuration + " does not exist")
                .contains("-> openclaw onboard");
    }

    @Test
    void twoTokensAreOneTooMany() throws IOException {
        Files.writeString(configuration, "{ gateway: { auth: { token: 'the-one-of-the-file' } } }");
        assertThat(doctor().out()).contains("ok    token            It comes from gateway.auth.token.");
        Cli.Result both =
                cli().with("OPENCLAW_GATEWAY_TOKEN", "the-one-of-the-shell").run("doctor");
        assertThat(both.out())
                .contains("warn  token            OPENCLAW_GATEWAY_TOKEN and gateway.auth.token differ")
                .doesNotContain("the-one-of");
    }

    @Test
    void anAddressThatIsNoneIsSaidSo() {
        assertThat(cli().with("DOCKER_HOST", "ssh://elsewhere").run("doctor").out())
                .contains("FAIL  engine           'ssh://elsewhere' is not an engine address")
                .contains("-> Mend DOCKER_HOST or engine.host.");
    }

    @Test
    void aStateDirectoryThatIsNotThereYetIsNoFailure() throws IOException {
        Path none = state.resolve("none");
        assertThat(Cli.beside(none).with("DOCKER_HOST", nowhere()).run("doctor").out())
                .contains("warn  state directory  " + none + " does not exist yet");
        assertThat(none).doesNotExist();
    }

    @Test
    void programsGetItAsJson() throws IOException {
        mode(configuration, "rw-r--r--");
        Cli.Result result = doctor("--json");
        JsonNode report = new JsonMapper().readTree(result.out());
        assertThat(result.code()).isEqualTo(1);
        assertThat(report.path("healthy").asBoolean(true)).isFalse();
        assertThat(report.path("findings"))
                .anySatisfy(finding -> {
                    assertThat(finding.path("subject").asText()).isEqualTo("privacy");
                    assertThat(finding.path("verdict").asText()).isEqualTo("warning");
                    assertThat(finding.path("remedy").asText()).startsWith("chmod go= ");
                    assertThat(finding.path("fixable").asBoolean()).isTrue();
                })
                .anySatisfy(finding -> {
                    assertThat(finding.path("subject").asText()).isEqualTo("engine");
                    assertThat(finding.path("verdict").asText()).isEqualTo("bad");
                    assertThat(finding.path("fixable").asBoolean(true)).isFalse();
                });
    }

    @Test
    void aDaemonThatRunsIsAsked() {
        try (RunningApi api = new RunningApi()) {
            assertThat(Cli.beside(api.state())
                            .with("DOCKER_HOST", nowhere())
                            .run("doctor")
                            .out())
                    .contains("ok    daemon           It runs and is ready.");
            api.loseEngine();
            assertThat(Cli.beside(api.state())
                            .with("DOCKER_HOST", nowhere())
                            .run("doctor")
                            .out())
                    .contains("FAIL  daemon           It runs and is not ready: ")
                    .contains("-> openclaw logs");
        }
    }

    private Cli cli() {
        return Cli.beside(state).with("DOCKER_HOST", nowhere());
    }

    private Cli.Result doctor(String... flags) {
        String[] arguments = new String[flags.length + 1];
        arguments[0] = "doctor";
        System.arraycopy(flags, 0, arguments, 1, flags.length);
        return cli().run(arguments);
    }

    private String nowhere() {
        return "unix://" + state + "/none.sock";
    }

    private static void mode(Path path, String modes) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(modes));
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
