package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {

    private final RunningApi api = new RunningApi();

    @TempDir
    private Path elsewhere;

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void says_how_to_start_a_daemon_that_does_not_run() {
        Cli.Result list = Cli.without(elsewhere).run("sandbox", "list");
        assertThat(list.code()).isEqualTo(69);
        assertThat(list.err())
                .contains("sandbox-controller/control.sock (no daemon runs on this state directory)")
                .contains("./docker-setup.sh")
                .contains("./openclaw gateway");
        Cli.Result far = Cli.without(elsewhere).run("health", "--url", "http://127.0.0.1:1");
        assertThat(far.code()).isEqualTo(69);
        assertThat(far.err())
                .contains("http://127.0.0.1:1 (nothing listens there)")
                .contains("--bind lan");
    }

    @Test
    void speaks_http_with_a_token() throws Exception {
        String url = "http://127.0.0.1:" + api.port();
        assertThat(Cli.without(elsewhere)
                        .run("health", "--url", url, "--token", RunningApi.TOKEN)
                        .out())
                .isEqualTo("ready\n");
        Cli fromEnvironment = Cli.without(elsewhere).with("OPENCLAW_GATEWAY_TOKEN", RunningApi.TOKEN);
        assertThat(fromEnvironment.run("sandbox", "list", "--url", url).code()).isZero();
        fromEnvironment.with("OPENCLAW_GATEWAY_PORT", Integer.toString(api.port()));
        assertThat(fromEnvironment.run("health", "--token").code()).isZero();
        Files.writeString(elsewhere.resolve("openclaw.json"), "{ gateway: { port: " + api.port() + " } }");
        assertThat(Cli.without(elsewhere)
                        .run("health", "--token", RunningApi.TOKEN)
                        .code())
                .isZero();
    }

    @Test
    void says_when_the_token_is_wrong() {
        Cli.Result result = Cli.without(elsewhere)
                .run("sandbox", "list", "--url", "http://127.0.0.1:" + api.port(), "--token", "no");
        assertThat(result.code()).isEqualTo(77);
        assertThat(result.err()).contains("OPENCLAW_GATEWAY_TOKEN");
    }

    @Test
    void tells_health_only_to_those_who_may_know() {
        Cli.Result wrong =
                Cli.without(elsewhere).run("health", "--url", "http://127.0.0.1:" + api.port(), "--token", "no");
        assertThat(wrong.code()).isEqualTo(77);
        api.loseEngine();
        Cli.Result nobody = Cli.without(elsewhere).run("health", "--url", "http://127.0.0.1:" + api.port());
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.out()).contains("not ready").contains("--token").doesNotContain("engine");
    }

    @Test
    void shows_everything_at_a_glance() {
        api.board().ready("agent:main:a");
        api.board().drifted("agent:main:b");
        api.sessionInFile("agent:main:a");
        assertThat(Cli.on(api).run("status").out()).isEqualTo("""
            Daemon     ready, v0.1.0-SNAPSHOT, up 0s
            Engine     reached for 0s
            Config     /home/ada/.openclaw/openclaw.json (in force)
                       /home/ada/.openclaw/openclaw.json:3:109: warning: agents.defaults.sandbox.docker.env.API_KEY looks like a credential, \
            and whatever runs in the sandbox can read it. Give it one that is worth little and can be taken back, or none.
            Sandboxes  2 (1 Drifted, 1 Ready)
            Sessions   1 known, 1 active
            """);
        assertThat(Cli.on(api).run("status", "--json").out()).contains("\"Ready\" : 1");
    }

    @Test
    void says_that_the_engine_is_away() {
        api.loseEngine();
        Cli.Result health = Cli.on(api).run("health");
        assertThat(health.code()).isEqualTo(1);
        assertThat(health.out())
                .contains("not ready")
                .contains("The container engine cannot be reached: no such socket.");
        assertThat(Cli.on(api).run("status").out()).contains("Engine     away");
    }

    @Test
    void refuses_addresses_that_are_none() {
        for (String url : new String[] {"18789", "ftp://host", "http://user:secret@host", "http://"}) {
            Cli.Result result = Cli.on(api).run("sandbox", "list", "--url", url);
            assertThat(result.code()).as(url).isEqualTo(2);
            assertThat(result.err()).doesNotContain("secret");
        }
    }

    @Test
    void shows_the_end_of_the_log() throws Exception {
        assertThat(Cli.without(elsewhere).run("logs").code())
                .as("neither file nor daemon")
                .isEqualTo(69);
        Files.createDirectory(elsewhere.resolve("logs"));
        Files.writeString(elsewhere.resolve("logs/gateway.log"), "one\ntwo\nthr\u001bee\n");
        assertThat(Cli.without(elsewhere).run("logs", "-n", "2").out()).isEqualTo("two\nthr\\u001bee\n");
    }
}
