package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Starts that must fail, with a message and nothing else; and what a start goes on without. */
class DaemonStartTest {

    @TempDir
    private Path directory;

    @Test
    void says_which_variable_is_missing() {
        assertThatThrownBy(() -> Daemon.start(options(0, Map.of())))
                .isInstanceOfSatisfying(
                        StartException.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(StartException.CONFIGURATION))
                .hasMessageContaining("OPENCLAW_HOME nor HOME");
    }

    @Test
    void takes_everything_back_in_silence_when_the_port_is_taken() throws IOException {
        Logger teardown = (Logger) LoggerFactory.getLogger(Teardown.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        teardown.addAppender(said);
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Daemon.start(options(
                            other.getLocalPort(),
                            Map.of("HOME", directory.toString(), "DOCKER_HOST", "unix://" + directory + "/none.sock"))))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Address already in use")
                    .hasMessageContaining("--port");
        } finally {
            teardown.detachAppender(said);
        }
        assertThat(said.list).isEmpty();
    }

    @Test
    void listens_for_https_later_when_that_port_is_taken_and_for_http_at_once() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Daemon daemon = Daemon.start(options(0, environment(Integer.toString(other.getLocalPort()))))) {
            assertThat(daemon.port()).isPositive();
            assertThat(daemon.securePort()).isEmpty();

            other.close();
            daemon.secure().lookAfter();
            assertThat(daemon.securePort()).contains(other.getLocalPort());
        }
    }

    @Test
    void listens_for_no_https_when_that_is_off() throws Exception {
        try (Daemon daemon = Daemon.start(options(0, environment("off")))) {
            daemon.secure().lookAfter();
            assertThat(daemon.securePort()).isEmpty();
        }
    }

    private Map<String, String> environment(String tlsPort) {
        return Map.of(
                "HOME",
                directory.toString(),
                "DOCKER_HOST",
                "unix://" + directory + "/none.sock",
                SecureListening.VARIABLE,
                tlsPort);
    }

    private static GatewayOptions options(int port, Map<String, String> environment) {
        return new GatewayOptions(
                Optional.empty(), Optional.of(port), GatewayOptions.Unconfigured.ALLOWED, environment);
    }
}
