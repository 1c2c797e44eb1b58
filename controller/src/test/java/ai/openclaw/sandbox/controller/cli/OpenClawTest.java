package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenClawTest {

    @TempDir
    private Path state;

    @Test
    void tells_what_there_is() {
        Cli.Result help = Cli.without(state).run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("gateway")
                .contains("sandbox")
                .contains("sessions")
                .doesNotContain("whatsapp");
        assertThat(Cli.without(state).run().code()).isEqualTo(2);
        assertThat(Cli.without(state).run("sandbox").code()).isEqualTo(2);
        assertThat(Cli.without(state).run("sandbox", "--help").code()).isZero();
        assertThat(Cli.without(state).run("sandbox", "list", "--help").code()).isZero();
        assertThat(Cli.without(state).run("--version").out()).contains("openclaw");
    }

    @Test
    void knows_each_command_alone_as_among_all() {
        List<String> commands = Cli.without(state)
                .run("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .flatMap(line -> Pattern.compile("^  ([a-z]+) ").matcher(line).results())
                .map(found -> found.group(1))
                .filter(name -> !name.equals("help"))
                .toList();
        assertThat(commands).contains("gateway", "sandbox", "completion").hasSizeGreaterThan(8);
        assertThat(commands).allSatisfy(name -> {
            Cli.Result help = Cli.without(state).run(name, "--help");
            assertThat(help.code()).isZero();
            assertThat(help.out()).contains("Usage: openclaw " + name);
        });
    }

    @Test
    void guesses_what_was_meant() {
        Cli.Result typo = Cli.without(state).run("sandbx");
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err()).isEqualTo("""
            error: There is no command "sandbx".
              Did you mean sandbox? All there are: openclaw --help
            """);
        Cli.Result option = Cli.without(state).run("sandbox", "list", "--jsno");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).isEqualTo("""
            error: There is no option --jsno here.
              Did you mean --json? All there are: openclaw sandbox list --help
            """);
        assertThat(Cli.without(state).run("sandbox", "explain", "--session").err())
                .contains("Missing required parameter")
                .contains("Try: openclaw sandbox explain --help")
                .doesNotContain("Usage");
        assertThat(Cli.without(state).run("config", "path", "more").err()).contains("\"more\" is one word too many");
        assertThat(Cli.without(state).run("sandbox").err()).contains("Usage: openclaw sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"channels", "models", "message", "plugins", "cron"})
    void says_whose_a_command_is(String name) {
        Cli.Result result = Cli.without(state).run(name, "auth", "login", "--provider", "x");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("\"" + name + "\" is a command of the OpenClaw chat gateway");
    }

    @Test
    void starts_the_daemon_as_wished() {
        AtomicReference<GatewayCommand.Wish> wish = new AtomicReference<>();
        Cli cli = Cli.without(state).starting(it -> {
            wish.set(it);
            return ExitCode.CONFIGURATION;
        });
        assertThat(cli.run("gateway", "--bind", "lan", "--port", "18799", "--allow-unconfigured")
                        .code())
                .isEqualTo(78);
        assertThat(wish.get())
                .isEqualTo(new GatewayCommand.Wish(Optional.of("lan"), Optional.of(18_799), Optional.empty(), true));
        cli.run("gateway");
        assertThat(wish.get())
                .isEqualTo(new GatewayCommand.Wish(Optional.empty(), Optional.empty(), Optional.empty(), false));
        assertThat(cli.run("gateway", "--bind", "everywhere").code()).isEqualTo(2);
        assertThat(cli.run("gateway", "--port", "70000").code()).isEqualTo(2);
        assertThat(cli.run("gateway", "--port", "x").code()).isEqualTo(2);
    }

    @Test
    void completes_in_shells() {
        assertThat(Cli.without(state).run("completion").out())
                .contains("complete -F")
                .contains("recreate");
        assertThat(Cli.without(state).run("completion", "fish").code()).isEqualTo(2);
    }

    @Test
    void checks_the_configuration_without_a_daemon() throws Exception {
        assertThat(Cli.without(state).run("config", "validate").out()).contains("does not exist; the defaults: valid");
        Path file = state.resolve("openclaw.json");
        Files.writeString(file, "{\n  agents: { defaults: { sandbox: { mdoe: 'all' } } },\n}\n");
        Cli.Result broken = Cli.without(state).run("config", "validate");
        assertThat(broken.code()).isEqualTo(78);
        assertThat(broken.out())
                .contains(file + ":2:")
                .contains("agents.defaults.sandbox.mdoe is not a known setting. Did you mean mode?")
                .contains("mode");
        assertThat(Cli.without(state).run("config", "validate", "--json").out()).contains("\"line\" : 2");
        Files.writeString(file, "{}");
        Files.writeString(state.resolve("sandbox-controller.json5"), "{ hotWindow: 'soon' }");
        assertThat(Cli.without(state).run("config", "validate").out()).contains("sandbox-controller.json5:1:");
    }

    @Test
    void prints_values_of_the_configuration_and_no_secrets() throws Exception {
        Path file = state.resolve("openclaw.json");
        Files.writeString(file, """
            {
              gateway: { auth: { token: "hunter2" } },
              agents: { list: [ { id: "main", sandbox: { mode: "${MODE}", docker: { env: { "A.B": "hunter2" } } } } ] },
            }
            """);
        Cli cli = Cli.without(state).with("MODE", "all");
        assertThat(cli.run("config", "get", "agents.list[0].sandbox.mode").out())
                .isEqualTo("all\n");
        assertThat(cli.run("config", "get", "agents.list[0].sandbox.docker.env[\"A.B\"]")
                        .out())
                .isEqualTo("********\n");
        assertThat(cli.run("config", "get", "gateway.auth.token").out()).isEqualTo("********\n");
        assertThat(cli.run("config", "get").out()).contains("\"id\" : \"main\"").doesNotContain("hunter2");
        assertThat(cli.run("config", "get", "agents.list[7]").code()).isEqualTo(1);
        assertThat(cli.run("config", "get", "agents..list").code()).isEqualTo(2);
        assertThat(cli.run("config", "path").out()).isEqualTo(file + "\n");
    }
}
