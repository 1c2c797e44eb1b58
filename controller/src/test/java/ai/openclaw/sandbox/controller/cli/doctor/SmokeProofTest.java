package ai.openclaw.sandbox.controller.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.cli.doctor.Finding.Verdict;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the container says of itself, and what follows from it. Whether real ones say so is tried where there is a real engine. */
final class SmokeProofTest {

    private static final String HARD = """
        NoNewPrivs:\t1
        CapEff:\t0000000000000000
        CapBnd:\t0000000000000000
        Seccomp:\t2
        user USER
        root closed
        network closed
        nonce NONCE
        probe writable
        """;

    @TempDir
    private Path state;

    private final ToldEngine engine = new ToldEngine();

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(engine.left()).isEmpty();
        try (var files = Files.list(state)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aContainerThatIsAsHardAsItShallBe() throws IOException {
        assertThat(run(HARD)).extracting(Finding::verdict).containsExactly(Verdict.GOOD, Verdict.GOOD, Verdict.GOOD);
        assertThat(engine.made).singleElement().satisfies(it -> {
            assertThat(it.files().readOnlyRoot()).isTrue();
            assertThat(it.networking().network()).isEqualTo("none");
            assertThat(it.hardening().capDrop()).containsExactly("ALL");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        NoNewPrivs:\t1          | NoNewPrivs:\t0          | smoke container | new privileges can be gained
        CapEff:\t0000000000000000 | CapEff:\t00000000a80425fb | smoke container | it has capabilities
        CapBnd:\t0000000000000000 | CapBnd:\t00000000a80425fb | smoke container | it may get capabilities
        Seccomp:\t2             | Seccomp:\t0             | smoke container | system calls are not filtered
        user USER               | user 0:0                | smoke container | it runs as another user
        root closed             | root writable           | smoke container | its root can be written
        network closed          | network open            | smoke container | it has a network
        nonce NONCE             | nonce of somebody       | path mapping    | not what is in
        probe writable          | probe closed            | write probe     | cannot write its workspace
        """)
    void eachLineCounts(String well, String ill, String subject, String words) throws IOException {
        List<Finding> findings = run(HARD.replace(well.strip(), ill.strip()));
        assertThat(findings)
                .filteredOn(it -> it.verdict() == Verdict.BAD)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.subject()).isEqualTo(subject);
                    assertThat(it.text()).contains(words);
                    assertThat(it.remedy()).isNotEmpty();
                });
    }

    @Test
    void whatTheContainerOnlyClaimsToHaveWrittenIsNotThere() throws IOException {
        engine.losingWhatIsWritten();
        assertThat(run(HARD).getLast().verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void aContainerThatCannotBeMadeIsToldWithTheImage() throws IOException {
        engine.away("no such image");
        assertThat(run(HARD)).singleElement().satisfies(it -> {
            assertThat(it.verdict()).isEqualTo(Verdict.BAD);
            assertThat(it.text()).contains("mine does not run: no such image");
            assertThat(it.remedy()).contains("docker run --rm mine true");
        });
    }

    @Test
    void aStateDirectoryThatTheEngineCannotFindIsToldWithTheLineThatMendsIt() {
        assertThat(new SmokeProof(engine, state, path -> new SourcePath.Unbacked("mount it: -v")).run("mine"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.subject()).isEqualTo("path mapping");
                    assertThat(it.text()).isEqualTo("mount it: -v");
                });
        assertThat(engine.made).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidSo() throws IOException {
        Path file = Files.writeString(state.resolve("file"), "");
        assertThat(new SmokeProof(engine, file, path -> new SourcePath.Found(path.toString())).run("mine"))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("cannot be made in " + file));
        Files.delete(file);
    }

    @Test
    void aStateDirectoryThatWasNotThereIsNotThereAfterwards() {
        Path none = state.resolve("none");
        engine.saying(HARD);
        assertThat(new SmokeProof(engine, none, path -> new SourcePath.Found(path.toString())).run("mine"))
                .hasSize(3);
        assertThat(none).doesNotExist();
    }

    private List<Finding> run(String said) throws IOException {
        Owner us = FileOwners.ofThisProcess();
        Owner user = us.root() ? Owner.DEFAULT : us;
        engine.saying(said.replace("USER", user.toString()));
        return new SmokeProof(engine, state, path -> new SourcePath.Found(path.toString())).run("mine");
    }
}
