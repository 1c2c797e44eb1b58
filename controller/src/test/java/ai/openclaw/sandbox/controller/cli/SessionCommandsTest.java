package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCommandsTest {

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void opens_a_session_and_shows_its_sandbox() {
        api.board().ready("agent:main:demo");
        Cli.Result open = Cli.on(api).run("sessions", "open", "agent:main:demo", "--ttl", "2h", "--wait");
        assertThat(open.err()).isEmpty();
        assertThat(open.out())
                .contains("Session agent:main:demo is held open for 2h.")
                .containsPattern("Sandbox openclaw-sbx-agent-main-demo-[0-9a-f]{8} is Ready\\.");
        assertThat(open.code()).isZero();
        assertThat(Cli.on(api).run("sessions", "list").out())
                .containsPattern(
                        "agent:main:demo +main +yes +0s +2h +Api +openclaw-sbx-agent-main-demo-[0-9a-f]{8} +Ready");
        assertThat(Cli.on(api).run("sessions", "close", "agent:main:demo").out())
                .contains("goes once it is cold");
        assertThat(Cli.on(api).run("sessions", "close", "agent:main:demo").code())
                .isEqualTo(1);
        assertThat(Cli.on(api).run("sessions", "list").out()).contains("No sessions.");
    }

    @Test
    void does_not_wait_where_nobody_watches() {
        Cli.Result open = Cli.on(api).run("sessions", "open", "agent:main:demo");
        assertThat(open.out()).contains("is Pending");
        assertThat(open.code()).isZero();
    }

    @Test
    void does_not_wait_when_told_not_to() {
        api.board().failed("agent:main:demo");
        Cli.Result person = Cli.on(api).interactive("").run("sessions", "open", "agent:main:demo", "--no-wait");
        assertThat(person.out()).contains("is Failed");
        assertThat(person.code()).isZero();
        Cli.Result pending = Cli.on(api).interactive("").run("sessions", "open", "agent:main:other", "--no-wait");
        assertThat(pending.out()).contains("is Pending.");
        assertThat(pending.err()).isEmpty();
        assertThat(pending.code()).isZero();
    }

    @Test
    void lists_only_active_ones_also_for_programs() {
        api.sessionInFile("agent:main:new");
        api.oldSessionInFile("agent:main:old");
        assertThat(Cli.on(api).run("sessions", "list", "--json").out()).contains("agent:main:old");
        assertThat(Cli.on(api).run("sessions", "list", "--active", "--json").out())
                .contains("agent:main:new")
                .doesNotContain("agent:main:old");
    }

    @Test
    void tells_how_it_goes_while_waiting() throws InterruptedException {
        Thread loop = Thread.startVirtualThread(() -> {
            api.awaitSession("agent:main:demo");
            api.board().pending("agent:main:demo");
            api.board().ready("agent:main:demo");
        });
        Cli.Result open = Cli.on(api).run("sessions", "open", "agent:main:demo", "--wait");
        loop.join();
        assertThat(open.out()).contains("is Ready");
        assertThat(open.code()).isZero();
    }

    @Test
    void fails_when_it_was_to_wait_and_the_sandbox_failed() {
        api.board().failed("agent:main:demo");
        Cli.Result open = Cli.on(api).run("sessions", "open", "agent:main:demo", "--wait");
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.out()).contains("is Failed").contains("SetupFailed: The set-up command ended with 7");
    }

    @Test
    void says_why_a_session_has_no_sandbox() {
        Cli.Result open = Cli.on(api).run("sessions", "open", "main", "--wait");
        assertThat(open.out()).contains("Session agent:main:main").contains("It has no sandbox: Mode is non-main");
        assertThat(open.code()).isZero();
        assertThat(Cli.on(api).run("sessions", "close", "main").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "🦞/%2e?#&=+;", "..", "-x", "ünï\\code\"'"})
    void takes_any_key(String key) {
        Cli.Result open = Cli.on(api).run("sessions", "open", "--", key);
        assertThat(open.err()).isEmpty();
        assertThat(open.out()).contains("Session " + key + " ");
        assertThat(Cli.on(api).run("sessions", "close", "--", key).code()).isZero();
    }

    @Test
    void takes_the_longest_key_there_may_be() {
        String key = "字".repeat(4096);
        assertThat(Cli.on(api).run("sessions", "open", key).code()).isZero();
        assertThat(Cli.on(api).run("sessions", "close", key).code()).isZero();
        Cli.Result tooLong = Cli.on(api).run("sessions", "open", key + "字");
        assertThat(tooLong.code()).isEqualTo(2);
        assertThat(tooLong.err()).contains("at most 4096");
    }

    @Test
    void says_what_is_wrong_with_a_request() {
        Cli.Result ttl = Cli.on(api).run("sessions", "open", "x", "--ttl", "soon");
        assertThat(ttl.code()).isEqualTo(2);
        assertThat(ttl.err()).contains("such as 30s, 5m, 2h or 7d").contains("Try: openclaw sessions open --help");
        assertThat(Cli.on(api).run("sessions", "open", " ").code()).isEqualTo(2);
        assertThat(Cli.on(api).run("sessions", "open").code()).isEqualTo(2);
    }
}
