package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One value of the file is changed from the command line, or nothing is. */
final class ConfigSetTest {

    private static final String MINE = """
        // mine
        {
          agents: { defaults: { sandbox: {
            mode: "off", // for now
          } } },
        }
        """;

    @TempDir
    private Path state;

    private Path file;

    @BeforeEach
    void place() {
        file = state.resolve("openclaw.json");
    }

    @Test
    void changesOneValueAndKeepsEverythingElse() throws IOException {
        Files.writeString(file, MINE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(set("agents.defaults.sandbox.mode", "all").code()).isZero();

        assertThat(file).hasContent(MINE.replace("off", "all"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Cli.without(state)
                        .run("config", "get", "agents.defaults.sandbox.mode")
                        .out())
                .isEqualTo("all\n");
    }

    @Test
    void makesTheFileAndTheWayToTheValue() throws IOException {
        assertThat(set("agents.defaults.sandbox.prune.idleHours", "48").code()).isZero();
        assertThat(Files.readString(file)).contains("idleHours: 48");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agents.defaults.sandbox.docker.tmpfs | ['/tmp', '/run']  | tmpfs: ['/tmp', '/run']",
                "agents.defaults.sandbox.docker.env   | { TZ: 'UTC' }     | env: { TZ: 'UTC' }",
                "agents.defaults.sandbox.docker.setupCommand | 1, image: 'x' | setupCommand: '1, image: \\'x\\''",
                "agents.defaults.sandbox.docker.setupCommand | say \"hi\" | setupCommand: \"say \\\"hi\\\"\"",
            })
    void takesAValueAsItWouldStandThere(String path, String value, String expected) throws IOException {
        assertThat(set(path, value.replace('\'', '"')).code()).isZero();
        assertThat(Files.readString(file)).contains(expected.replace('\'', '"'));
    }

    @Test
    void takesNumbersAsTextWhenAsked() throws IOException {
        assertThat(Cli.without(state)
                        .run("config", "set", "--text", "agents.defaults.sandbox.docker.memory", "1073741824")
                        .code())
                .isZero();
        assertThat(Files.readString(file)).contains("memory: \"1073741824\"");
    }

    @Test
    void writesNothingThatTheDaemonWouldRefuse() throws IOException {
        Files.writeString(file, MINE);

        Cli.Result result = set("agents.defaults.sandbox.mode", "sometimes");

        assertThat(result.code()).isEqualTo(78);
        assertThat(result.err()).contains("openclaw.json:4:11", "agents.defaults.sandbox.mode", "is not changed");
        assertThat(file).hasContent(MINE);
    }

    @Test
    void leavesABrokenFileToAnEditor() throws IOException {
        Files.writeString(file, "{ agents: ");
        assertThat(set("agents.defaults.sandbox.mode", "all").code()).isEqualTo(78);
        assertThat(file).hasContent("{ agents: ");
    }

    @ParameterizedTest
    @CsvSource({"agents.list[0].id", "a..b", "[", "''"})
    void saysWhatIsNoPathToAValue(String path) {
        assertThat(set(path, "1").code()).isEqualTo(2);
        assertThat(file).doesNotExist();
    }

    private Cli.Result set(String path, String value) {
        return Cli.without(state).run("config", "set", path, value);
    }
}
