package ai.openclaw.sandbox.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.configuration.ConfigurationState.Standing;
import ai.openclaw.sandbox.model.config.AgentSettings.Broken;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import ai.openclaw.sandbox.model.session.AgentId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigurationTest {

    @TempDir
    private Path home;

    private Place place;

    @BeforeEach
    void prepare() {
        place = new Place(home);
    }

    private static String cpus(Object a, Object b) {
        return "{ agents: { list: [ { id: 'a', sandbox: { docker: { cpus: %s } } }, { id: 'b', sandbox: { docker: { cpus: %s } } } ] } }"
                .formatted(a, b);
    }

    private static Optional<BigDecimal> cpusOf(LiveConfiguration live, String agent) {
        return Place.agent(live.state().settings().orElseThrow(), agent)
                .sandbox()
                .docker()
                .limits()
                .cpus();
    }

    private static Optional<BigDecimal> is(int cpus) {
        return Optional.of(BigDecimal.valueOf(cpus));
    }

    private static void reread(LiveConfiguration live) {
        live.attempt().publication().run();
    }

    @Test
    void aChangeIsPublishedOnce() {
        place.configure(cpus(1, 1));
        LiveConfiguration live = place.start();
        List<ConfigurationState> states = new ArrayList<>();
        live.onChange(states::add);
        place.configure(cpus(2, 1));
        reread(live);
        reread(live);
        assertThat(states).singleElement().isEqualTo(live.state());
        assertThat(live.state().standing()).isEqualTo(Standing.CURRENT);
        assertThat(live.state().revision()).isEqualTo(2);
        assertThat(cpusOf(live, "a")).isEqualTo(is(2));
    }

    @Test
    void aBrokenFileLeavesTheSettingsAndSaysSo() {
        place.configure(cpus(1, 1));
        LiveConfiguration live = place.start();
        place.configure("{ agents: {");
        reread(live);
        assertThat(live.state().standing()).isEqualTo(Standing.LAST_GOOD);
        assertThat(live.state().problems()).hasSize(1);
        assertThat(cpusOf(live, "a")).isEqualTo(is(1));
        place.configure(cpus(3, 1));
        reread(live);
        assertThat(live.state().standing()).isEqualTo(Standing.CURRENT);
        assertThat(live.state().problems()).isEmpty();
        assertThat(cpusOf(live, "a")).isEqualTo(is(3));
    }

    @Test
    void theLastGoodSettingsOutliveARestart() {
        place.configure(cpus(1, 1));
        place.start();
        place.configure("{ nonsense");
        LiveConfiguration restarted = place.start();
        assertThat(restarted.state().standing()).isEqualTo(Standing.LAST_GOOD);
        assertThat(cpusOf(restarted, "a")).isEqualTo(is(1));
        assertThat(restarted.state().problems()).hasSize(1);
    }

    @Test
    void withoutAnyGoodConfigurationThereAreNoSettings() {
        place.configure("{ nonsense");
        LiveConfiguration live = place.start();
        assertThat(live.state().standing()).isEqualTo(Standing.NONE);
        assertThat(live.state().settings()).isEmpty();
    }

    @Test
    void anAgentsLastGoodSettingsOutliveARestartBesideTheOthersNewOnes() {
        place.configure(cpus(1, 1));
        LiveConfiguration live = place.start();
        place.configure(cpus("'x'", 2));
        reread(live);
        place.configure(cpus("'x'", "'y'"));
        reread(live);
        assertThat(live.state().standing()).isEqualTo(Standing.PARTLY_CURRENT);
        for (LiveConfiguration each : List.of(live, place.start())) {
            assertThat(cpusOf(each, "a")).isEqualTo(is(1));
            assertThat(cpusOf(each, "b")).isEqualTo(is(2));
            assertThat(each.state().problems()).hasSize(2);
        }
    }

    @Test
    void anAgentThatNeverWasRightIsBroken() {
        place.configure(cpus("'x'", 2));
        LiveConfiguration live = place.start();
        assertThat(live.state().settings().orElseThrow().agent(AgentId.of("a"))).isInstanceOf(Broken.class);
    }

    @Test
    void aFileThatVanishesLeavesTheSettingsAlsoAfterARestart() throws IOException {
        place.configure(cpus(1, 1));
        LiveConfiguration live = place.start();
        Files.delete(place.paths.configuration());
        assertThat(live.attempt().sound()).isFalse();
        reread(live);
        for (LiveConfiguration each : List.of(live, place.start())) {
            assertThat(each.state().standing()).isEqualTo(Standing.LAST_GOOD);
            assertThat(each.state().problems()).singleElement().asString().contains("The file is gone");
            assertThat(cpusOf(each, "a")).isEqualTo(is(1));
        }
        place.configure("{}");
        reread(live);
        assertThat(live.state().standing()).isEqualTo(Standing.CURRENT);
    }

    @Test
    void includedFilesAreKeptToo() {
        place.configure("{ agents: { $include: 'agents.json5' } }");
        place.write("agents.json5", "{ list: [{ id: 'a', sandbox: { docker: { cpus: 4 } } }] }");
        place.start();
        place.write("agents.json5", "{ list: [");
        LiveConfiguration restarted = place.start();
        assertThat(cpusOf(restarted, "a")).isEqualTo(is(4));
    }

    @Test
    void theValueOfAVariableIsNeverKept() throws IOException {
        Place secretive = new Place(home, Map.of("SECRET", "hunter2"));
        secretive.configure("{ gateway: { auth: { token: '${SECRET}' } } }");
        LiveConfiguration live = secretive.start();
        assertThat(live.state()
                        .settings()
                        .orElseThrow()
                        .gateway()
                        .token()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("hunter2");
        assertThat(Files.readString(secretive.paths.lastGood()))
                .contains("${SECRET}")
                .doesNotContain("hunter2");
        assertThat(live.state().toString()).doesNotContain("hunter2");
    }

    @Test
    void whatIsKeptIsTheOwnersAlone() throws IOException {
        place.configure("{}");
        place.start();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.paths.lastGood())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.paths.controllerDirectory())))
                .isEqualTo("rwx------");
        try (var files = Files.list(place.paths.controllerDirectory())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aDamagedCopyIsSaidAndReplaced() throws IOException {
        place.configure("{ nonsense");
        place.write("sandbox-controller/last-good.json", "{\"format\":1,\"snapshots\":[{\"hunter2");
        LiveConfiguration live = place.start();
        assertThat(live.state().problems().toString()).contains("is damaged").doesNotContain("hunter2");
        place.configure("{}");
        reread(live);
        assertThat(new LastGood(place.paths.lastGood()).read()).hasSize(1);
    }

    @Test
    void aCopyThatCannotBeKeptIsAWarning() throws IOException {
        place.configure("{}");
        place.write("sandbox-controller", "a file where the directory should be");
        LiveConfiguration live = place.start();
        assertThat(live.state().standing()).isEqualTo(Standing.CURRENT);
        assertThat(live.state().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheOthersFromHearing() {
        place.configure(cpus(1, 1));
        LiveConfiguration live = place.start();
        List<ConfigurationState> heard = new ArrayList<>();
        live.onChange(state -> {
            throw new IllegalStateException("thrown by the test");
        });
        live.onChange(heard::add);
        place.configure(cpus(2, 2));
        reread(live);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aChangedProfileIsANewState() {
        place.write("p.json", "{\"defaultAction\":\"SCMP_ACT_ERRNO\"}");
        place.configure("{ agents: { defaults: { sandbox: { docker: { seccompProfile: '~/.openclaw/p.json' } } } } }");
        LiveConfiguration live = place.start();
        place.write("p.json", "{\"defaultAction\":\"SCMP_ACT_KILL\"}");
        reread(live);
        assertThat(live.state().revision()).isEqualTo(2);
    }
}
