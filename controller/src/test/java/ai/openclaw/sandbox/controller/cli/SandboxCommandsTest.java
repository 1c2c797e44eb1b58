package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxCommandsTest {

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void lists_what_runs_for_whom_and_what_is_about_to_happen() {
        api.board().ready("agent:main:a");
        api.board().drifted("agent:main:b");
        api.board().pending("agent:main:c");
        Cli.Result list = Cli.on(api).run("sandbox", "list");
        assertThat(list.err()).isEmpty();
        assertThat(list.code()).isZero();
        assertThat(digestless(list.out())).isEqualTo("""
            NAME                                STATUS   IMAGE                           AGE  IDLE  SESSION       DRIFT   HOT FOR
            openclaw-sbx-agent-main-a-<digest>  Ready    openclaw-sandbox:bookworm-slim  3h   1h    agent:main:a
            openclaw-sbx-agent-main-b-<digest>  Drifted  openclaw-sandbox:bookworm-slim  3h   1m    agent:main:b  memory  4m
            openclaw-sbx-agent-main-c-<digest>  Pending  openclaw-sandbox:bookworm-slim  3h   -     agent:main:c
            """);
    }

    private static String digestless(String table) {
        return table.replaceAll("-[0-9a-f]{8} ", "-<digest> ");
    }

    @Test
    void says_how_to_get_a_first_sandbox() {
        assertThat(Cli.on(api).run("sandbox", "list").out()).contains("openclaw sessions open");
        assertThat(Cli.on(api).run("sandbox", "list", "--browser").out()).contains("No browser sandboxes");
    }

    @Test
    void prints_json_for_programs() {
        api.board().ready("agent:main:a");
        assertThat(Cli.on(api).run("sandbox", "list", "--json").out())
                .startsWith("{")
                .contains("\"kind\" : \"SandboxList\"")
                .contains("\"phase\" : \"Ready\"");
    }

    @Test
    void lets_no_session_key_command_the_terminal() {
        api.board().ready("agent:main:\u001b[2Jgone\u202e");
        assertThat(Cli.on(api).run("sandbox", "list").out())
                .contains("agent:main:\\u001b[2Jgone\\u202e")
                .doesNotContain("\u001b");
    }

    @Test
    void colours_for_a_person_who_does_not_mind() {
        api.board().ready("agent:main:a");
        assertThat(Cli.on(api).interactive("").run("sandbox", "list").out()).doesNotContain("\u001b");
        assertThat(Cli.on(api)
                        .interactive("")
                        .with("NO_COLOR", "")
                        .run("sandbox", "list")
                        .out())
                .contains("\u001b[32mReady");
    }

    @Test
    void fits_lists_to_a_narrow_terminal() {
        api.board().ready("agent:main:a-session-with-a-long-name");
        Cli person = Cli.on(api).interactive("").with("COLUMNS", "120");
        assertThat(person.run("sandbox", "list").out().lines()).allMatch(line -> line.length() <= 120);
        assertThat(person.run("sandbox", "list").out()).contains("…");
        assertThat(Cli.on(api).with("COLUMNS", "120").run("sandbox", "list").out())
                .contains("openclaw-sandbox:bookworm-slim")
                .contains("agent:main:a-session-with-a-long-name");
    }

    @Test
    void replaces_after_a_yes() {
        SandboxName name = api.board().drifted("agent:main:a");
        Cli.Result result = Cli.on(api).interactive("y\n").run("sandbox", "recreate", "--session", "agent:main:a");
        assertThat(result.err()).contains(name.value()).contains("Replace this sandbox? [y/N]");
        assertThat(result.out()).contains(name + ": Its container is replaced as soon as no call runs in it.");
        assertThat(result.code()).isZero();
    }

    @Test
    void replaces_at_once_when_forced() {
        SandboxName name = api.board().drifted("agent:main:a");
        Cli.Result result = Cli.on(api).run("sandbox", "recreate", "--all", "--force");
        assertThat(result.out()).contains(name + ": Its container is replaced at once.");
        assertThat(result.code()).isZero();
    }

    @Test
    void changes_nothing_without_a_yes() {
        api.board().drifted("agent:main:a");
        for (String answer : new String[] {"n\n", "\n", ""}) {
            Cli.Result result = Cli.on(api).interactive(answer).run("sandbox", "recreate", "--all");
            assertThat(result.out()).isEqualTo("Nothing was changed.\n");
            assertThat(result.code()).isZero();
        }
        assertThat(Cli.on(api).run("sandbox", "events").out()).isEqualTo("Nothing has happened yet.\n");
    }

    @Test
    void does_not_ask_where_nobody_can_answer() {
        api.board().drifted("agent:main:a");
        Cli.Result result = Cli.on(api).run("sandbox", "recreate", "--all");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--yes");
        assertThat(Cli.on(api).run("sandbox", "recreate", "--all", "--yes").out())
                .contains("as soon as no call runs in it");
    }

    @Test
    void wants_exactly_one_selector() {
        assertThat(Cli.on(api).run("sandbox", "recreate").code()).isEqualTo(2);
        assertThat(Cli.on(api)
                        .run("sandbox", "recreate", "--all", "--agent", "x")
                        .code())
                .isEqualTo(2);
        assertThat(Cli.on(api)
                        .run("sandbox", "recreate", "--all", "--session", "x")
                        .err())
                .contains("mutually exclusive");
    }

    @Test
    void says_when_nothing_matches() {
        api.board().ready("agent:main:a");
        api.board().pending("agent:main:b");
        for (String key : new String[] {"agent:main:c", "main", "shared", "agent:main:b"}) {
            Cli.Result result = Cli.on(api).run("sandbox", "recreate", "--session", key, "--force");
            assertThat(result.out()).contains("nothing to do");
            assertThat(result.code()).isZero();
        }
        assertThat(Cli.on(api)
                        .run("sandbox", "recreate", "--all", "--browser", "--force")
                        .out())
                .contains("no browser sandbox");
    }

    @Test
    void selects_by_agent() {
        SandboxName mine = api.board().ready("agent:one:a");
        SandboxName other = api.board().ready("agent:two:a");
        assertThat(Cli.on(api)
                        .run("sandbox", "recreate", "--agent", "One", "--force")
                        .out())
                .contains(mine.value())
                .doesNotContain(other.value());
    }

    @Test
    void prunes_only_what_nobody_uses() {
        api.board().ready("agent:main:a");
        Cli.Result nothing = Cli.on(api).run("sandbox", "prune", "--force");
        assertThat(nothing.out()).contains("nothing to do");
        SandboxName unused = api.board().unused("agent:main:b");
        assertThat(Cli.on(api).run("sandbox", "prune", "--dry-run").out()).contains(unused.value());
        assertThat(Cli.on(api).run("sandbox", "prune").code()).isEqualTo(2);
        assertThat(Cli.on(api).run("sandbox", "prune", "--force").out())
                .isEqualTo(unused + ": Its container is removed now, for it is cold.\n");
    }

    @Test
    void tells_the_story_with_the_latest_at_the_end() {
        api.board().drifted("agent:main:a");
        Cli.on(api).run("sandbox", "recreate", "--all", "--force");
        assertThat(digestless(Cli.on(api).run("sandbox", "events").out())).isEqualTo("""
            AGE  SANDBOX                             EVENT      REASON             BY        MESSAGE
            0s   openclaw-sbx-agent-main-a-<digest>  Requested  RecreateRequested  user:cli  A new container was asked for, at once.
            """);
        assertThat(Cli.on(api).run("sandbox", "events", "never-was").out()).contains("Nothing has happened");
        assertThat(Cli.on(api)
                        .run("sandbox", "events", "--session", "agent:main:a", "--json")
                        .out())
                .contains("RecreateRequested");
        assertThat(Cli.on(api).run("sandbox", "events", "-n", "0").code()).isEqualTo(2);
    }

    @Test
    void explains_where_a_setting_comes_from() {
        api.board().drifted("agent:main:a");
        String text = Cli.on(api)
                .run("sandbox", "explain", "--session", "agent:main:a")
                .out();
        assertThat(text)
                .contains("Sandboxed  yes: Mode is non-main")
                .contains("Drift      memory: 512 MiB -> 1 GiB")
                .containsPattern("docker\\.memory +[0-9]+ [MG]iB ")
                .contains("agents.defaults.sandbox.docker.memory (/home/ada/.openclaw/openclaw.json:3:")
                .contains("built in")
                .contains("Allowed    apply_patch, edit, exec")
                .contains("Denied     browser, canvas")
                .contains("(in tools.sandbox.tools.deny)")
                .contains("Not set: docker.user")
                .doesNotContain("hunter2");
        assertThat(Cli.on(api).run("sandbox", "explain", "--session", "main").out())
                .contains("Sandboxed  no: Mode is non-main, and this is the main session");
        assertThat(Cli.on(api).run("sandbox", "explain").out()).contains("Session    agent:main:main");
        assertThat(Cli.on(api).run("sandbox", "explain", "--agent", "work").out())
                .contains("Agent      work");
        assertThat(Cli.on(api)
                        .run("sandbox", "explain", "--agent", "work", "--session", "main")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void shows_the_plan() {
        assertThat(Cli.on(api).run("sandbox", "plan").out()).isEqualTo("0 sandboxes are as wanted.\n");
    }
}
