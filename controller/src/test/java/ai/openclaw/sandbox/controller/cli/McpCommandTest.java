package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay between an agent's pipe and the daemon. */
final class McpCommandTest {

    private static final String HELLO =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\"}}\n";

    @Test
    void relays_messages_line_by_line_and_ends_with_its_input() {
        try (RunningApi api = new RunningApi()) {
            Cli.Result result = Cli.on(api).interactive(HELLO).run("mcp", "--session", "agent:main:demo");
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("\"protocolVersion\":\"2025-06-18\"")
                            .contains("\"id\":0"));
            assertThat(result.err()).isEmpty();
        }
    }

    @Test
    void answers_a_request_the_daemon_refuses_with_an_error() {
        try (RunningApi api = new RunningApi()) {
            Cli.Result result = Cli.on(api)
                    .interactive("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/list\"}\n")
                    .run("mcp", "--session", "agent:main:demo");
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("\"id\":5").contains("Begin with initialize");
        }
    }

    @Test
    void says_at_once_when_no_daemon_runs(@TempDir Path state) {
        Cli.Result result = Cli.without(state).interactive(HELLO).run("mcp", "--session", "agent:main:demo");
        assertThat(result.code()).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(result.out()).isEmpty();
    }
}
