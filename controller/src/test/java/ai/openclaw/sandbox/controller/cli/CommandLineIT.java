package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.fixtures.Eventually;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first day of a new user: commands in the order people type them, against a real daemon on the real engine. */
class CommandLineIT {

    @TempDir
    private Path directory;

    private RunningDaemon daemon;

    @BeforeEach
    void start() {
        daemon = new RunningDaemon(directory);
        daemon.configure("""
            { agents: { defaults: { sandbox: { mode: "non-main", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
            """);
        daemon.start();
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void opens_looks_replaces_closes_and_prunes() {
        String session = "agent:main:🦞 demo";
        Cli.Result open = run("sessions", "open", session, "--wait");
        assertThat(open.code()).as(open.err()).isZero();
        assertThat(open.out())
                .contains("Session " + session + " is held open for 1d.")
                .contains(" is Ready");
        String name = daemon.containers().keySet().iterator().next();
        assertThat(run("sandbox", "list").out()).containsPattern(name + " +Ready .*" + session);
        assertThat(run("sandbox", "plan").out()).contains("1 sandbox is as wanted.");
        assertThat(run("status").out()).contains("Sandboxes  1 (1 Ready)");

        Map<String, String> before = daemon.containers();
        assertThat(run("sandbox", "recreate", "--session", session, "--yes").code())
                .isZero();
        // a list may tell of two containers by one name while they change places; the timeline says when that is over
        Pattern replaced = Pattern.compile("Replaced +RecreateRequested +user:cli");
        Eventually.within(
                RunningDaemon.SOON,
                "the replacement is told",
                () -> replaced.matcher(
                                run("sandbox", "events", "--session", session).out())
                        .find());
        Eventually.within(
                RunningDaemon.SOON,
                "another container by the same name",
                () -> daemon.containers().keySet().equals(before.keySet())
                        && !daemon.containers().equals(before));

        assertThat(run("sessions", "close", session).code()).isZero();
        Eventually.within(
                RunningDaemon.SOON,
                "the sandbox is gone",
                () -> daemon.containers().isEmpty());
        assertThat(run("sandbox", "events", name).out()).contains("Removed");
        assertThat(run("sandbox", "prune", "--yes").out()).contains("nothing to do");
    }

    private Cli.Result run(String... args) {
        return Cli.beside(daemon.state()).run(args);
    }
}
