package ai.openclaw.sandbox.controller.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.openclaw.sandbox.controller.cli.doctor.Finding.Verdict;
import ai.openclaw.sandbox.controller.configuration.ConfigurationLoader;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.docker.EngineAddress;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.runtime.ObservedImage;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an engine: each proof once well and once not. */
final class EngineProofsTest {

    private static final Set<String> SECCOMP = Set.of("name=seccomp,profile=default");

    @TempDir
    private Path home;

    private final ToldEngine engine = new ToldEngine();

    @Test
    void anEngineThatAnswersIsToldWithItsVersions() {
        assertThat(reach()).extracting(Finding::verdict).containsOnly(Verdict.GOOD);
        assertThat(reach().getFirst().text()).startsWith("Docker 20.10.24 (API 1.41) answers at ");
    }

    @Test
    void anEngineThatIsAwayIsToldWithTheWayToIt() {
        engine.away("connection refused");
        assertThat(reach()).singleElement().satisfies(it -> {
            assertThat(it.verdict()).isEqualTo(Verdict.BAD);
            assertThat(it.text()).contains("connection refused");
            assertThat(it.remedy())
                    .startsWith("There is no " + home + "/none.sock")
                    .contains("systemctl start docker");
        });
        assertThat(new EngineProofs(
                                engine,
                                EngineAddress.parse("tcp://127.0.0.1:2375"),
                                InstantSource.fixed(ToldEngine.NOW))
                        .reach(new ArrayList<>())
                        .getFirst()
                        .remedy())
                .contains("DOCKER_HOST");
    }

    @Test
    void aSocketThatNobodyListensAtMayBeTheOneOfAnEngineBefore() throws IOException {
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(home.resolve("none.sock")));
        }
        engine.away("Connection refused");
        assertThat(reach().getFirst().remedy())
                .startsWith("The socket is there and nobody answers")
                .contains("systemctl restart docker", "docker compose restart");
    }

    @ParameterizedTest
    @CsvSource({"0, GOOD", "5, GOOD", "6, WARNING", "-5, GOOD", "-6, WARNING"})
    void clocksMayDifferByFiveSeconds(int seconds, Verdict verdict) {
        engine.knows(Set.of("runc"), SECCOMP, ToldEngine.NOW.plusSeconds(seconds));
        assertThat(reach().get(1)).satisfies(it -> {
            assertThat(it.subject()).isEqualTo("clock");
            assertThat(it.verdict()).isEqualTo(verdict);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name=seccomp               | x: 1                          | seccomp  | GOOD    | filters system calls
        name=cgroupns              | x: 1                          | seccomp  | WARNING | does not filter
        name=seccomp               | x: 1                          | AppArmor | GOOD    | none is asked for
        name=seccomp               | apparmorProfile: "my-profile" | AppArmor | BAD     | this kernel has no AppArmor
        name=apparmor              | apparmorProfile: "my-profile" | AppArmor | GOOD    | can apply profiles
        name=seccomp               | x: 1                          | gVisor   | GOOD    | not installed
        name=seccomp               | runtime: "runsc"              | runtime  | BAD     | does not know
        name=seccomp               | runtime: "runc"               | runtime  | GOOD    | knows runc
        """)
    void itCanConfineAsConfiguredOrNot(String option, String docker, String subject, Verdict verdict, String words)
            throws Exception {
        engine.knows(Set.of("runc"), Set.of(option), ToldEngine.NOW);
        String settings = docker.startsWith("x:") ? "" : docker;
        assertThat(proofs().confinement(engine.info(), settings("docker: { " + settings + " }")))
                .filteredOn(it -> it.subject().equals(subject))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.verdict()).isEqualTo(verdict);
                    assertThat(it.text()).contains(words);
                    assertThat(it.remedy().isEmpty()).isEqualTo(verdict == Verdict.GOOD);
                });
    }

    @Test
    void anImageIsHereOrOldOrMissing() throws Exception {
        String ours = "openclaw-sandbox:bookworm-slim";
        assertThat(image("").verdict()).isEqualTo(Verdict.BAD);
        assertThat(image("").remedy()).isEqualTo("scripts/sandbox-setup.sh");
        engine.images.put(ours, new ObservedImage("sha256:1", Map.of()));
        assertThat(image("").verdict()).isEqualTo(Verdict.WARNING);
        engine.images.put(ours, new ObservedImage("sha256:2", Map.of("org.openclaw.sandbox.contract", "1")));
        assertThat(image("").verdict()).isEqualTo(Verdict.GOOD);
        assertThat(image("docker: { image: 'mine' }").remedy()).startsWith("docker pull mine");
        engine.images.put("mine", new ObservedImage("sha256:3", Map.of()));
        assertThat(image("docker: { image: 'mine' }").verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void theImageOfBrowsersCountsWhereThereAreAny() throws Exception {
        engine.images.put("mine", new ObservedImage("sha256:3", Map.of()));
        assertThat(proofs().images(settings("docker: { image: 'mine' }, browser: { enabled: true }")))
                .extracting(Finding::verdict, Finding::remedy)
                .contains(tuple(Verdict.BAD, "scripts/sandbox-browser-setup.sh"));
        engine.away("gone");
        assertThat(image("docker: { image: 'mine' }").text()).isEqualTo("mine: gone");
    }

    private Finding image(String sandbox) throws IOException {
        List<Finding> findings = proofs().images(settings(sandbox));
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private List<Finding> reach() {
        return proofs().reach(new ArrayList<>());
    }

    private EngineProofs proofs() {
        return new EngineProofs(
                engine, EngineAddress.parse("unix://" + home + "/none.sock"), InstantSource.fixed(ToldEngine.NOW));
    }

    private Optional<Settings> settings(String sandbox) throws IOException {
        StatePaths paths = StatePaths.of(Map.of("HOME", home.toString()));
        Files.createDirectories(paths.state());
        Files.writeString(paths.configuration(), "{ agents: { defaults: { sandbox: { " + sandbox + " } } } }");
        return new ConfigurationLoader(paths, Map.of(), List.of())
                .load(new DiskSource(), Optional.empty())
                .settings();
    }
}
