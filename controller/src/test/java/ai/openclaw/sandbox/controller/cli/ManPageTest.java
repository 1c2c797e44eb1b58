package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual tells of everything there is, in a form that {@code man} reads. */
final class ManPageTest {

    /** Orders to the formatter that the page uses. */
    private static final List<String> ORDERS = List.of(".TH", ".SH", ".SS", ".TP", ".PP", ".nh", ".ad");

    @TempDir
    private Path state;

    private String page = "";

    @BeforeEach
    void print() {
        Cli.Result result = Cli.without(state).run("man");
        assertThat(result.code()).isZero();
        page = result.out();
    }

    @Test
    void eachCommandAndEachOfItsOptionsIsInIt() {
        for (String command : List.of("gateway", "sandbox list", "sandbox recreate", "exec", "doctor", "logs")) {
            assertThat(section(command)).isNotEmpty();
            Pattern.compile("^ .*?(--[a-z-]+)", Pattern.MULTILINE)
                    .matcher(help(command))
                    .results()
                    .map(found -> found.group(1))
                    .filter(option -> !option.equals("--help"))
                    .forEach(option -> assertThat(section(command)).contains("\\fB" + option.replace("-", "\\-")));
        }
    }

    @Test
    void eachLineIsTextOrAnOrderThatManKnows() {
        assertThat(page.lines())
                .noneMatch(String::isBlank)
                .filteredOn(line -> line.startsWith(".") || line.startsWith("'"))
                .allMatch(line -> ORDERS.contains(line.split(" ", 2)[0]));
        assertThat(page).startsWith(".TH OPENCLAW 1").doesNotContain("${").doesNotContain("null");
    }

    @Test
    void endsAndSurroundingsAreTold() {
        assertThat(page)
                .contains(".SH ENVIRONMENT", ".SH FILES", ".SH \"EXIT STATUS\"", ".SH EXAMPLES")
                .contains("\\fB78\\fR\nThe configuration does not allow it.")
                .contains("(default: 100)")
                .doesNotContain("channels");
    }

    private String help(String command) {
        return Cli.without(state).run((command + " --help").split(" ")).out();
    }

    /** What is said of one command. */
    private String section(String command) {
        int from = page.indexOf(".SS \"openclaw " + command);
        int to = page.indexOf("\n.S", from + 1);
        return from < 0 ? "" : page.substring(from, to);
    }
}
