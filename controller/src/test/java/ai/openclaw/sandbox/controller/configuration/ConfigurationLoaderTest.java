package ai.openclaw.sandbox.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {

    @TempDir
    private Path home;

    private Place place;

    @BeforeEach
    void prepare() {
        place = new Place(home, Map.of("IMAGE", "mine:1", "EMPTY", "", "SET", "outside"));
    }

    private Settings settings() {
        Loaded loaded = place.load();
        assertThat(loaded.problems()).isEmpty();
        return loaded.settings().orElseThrow();
    }

    private String image() {
        return Place.agent(settings(), "main").sandbox().docker().image();
    }

    private void image(String text) {
        place.configure("{ agents: { defaults: { sandbox: { docker: { image: '" + text + "' } } } } }");
    }

    @Test
    void aMissingFileIsAnEmptyConfiguration() {
        assertThat(Place.agent(settings(), "main").sandbox().mode()).isEqualTo(SandboxMode.OFF);
        assertThat(place.load().hash()).isEmpty();
        assertThat(place.load().touched()).contains(place.paths.configuration());
    }

    @Test
    void somethingElseInItsPlaceIsAProblem() throws IOException {
        Files.createDirectories(place.paths.configuration());
        assertThat(place.complaints())
                .containsExactly("openclaw.json:1:1: (document): The file cannot be read. It is not a regular file."
                        + " Put a file in its place.");
    }

    @Test
    void includesAreMergedInOrderAndSiblingsLieOverThem() {
        place.configure("""
            { agents: { $include: ["a.json5", "sub/b.json5"], defaults: { sandbox: { docker: { image: "top:1" } } } } }
            """);
        place.write(
                "a.json5",
                "{ defaults: { sandbox: { mode: 'all', docker: { image: 'a:1', network: 'a' } } }, list: [{ id: 'one'"
                        + " }] }");
        place.write("sub/b.json5", "{ $include: './c.json5', list: [{ id: 'two' }] }");
        place.write("sub/c.json5", "{ defaults: { sandbox: { docker: { network: 'c', image: 'c:1' } } } }");
        Settings settings = settings();
        var docker = Place.agent(settings, "main").sandbox().docker();
        assertThat(docker.image()).isEqualTo("top:1");
        assertThat(docker.network()).isEqualTo("c");
        assertThat(settings.agents().keySet()).containsExactly(AgentId.of("one"), AgentId.of("two"));
        assertThat(place.load().documents().files()).hasSize(4);
    }

    @Test
    void anIncludedListCanStandForAValue() {
        place.configure("{ agents: { list: { $include: './agents.json5' } } }");
        place.write("agents.json5", "[{ id: 'one' }, { $include: './two.json5' }]");
        place.write("two.json5", "{ id: 'two' }");
        assertThat(settings().agents().keySet()).containsExactly(AgentId.of("one"), AgentId.of("two"));
    }

    @Test
    void aProblemInAnIncludedFileNamesItsPlaceAndWhoIncludedIt() {
        place.configure("{\n  agents: { $include: 'a.json5' } }");
        place.write("a.json5", "{ defaults: {\n $include: 'b.json5' } }");
        place.write("b.json5", "{ sandbox: {\n\n mode: off } }");
        assertThat(place.complaints())
                .singleElement()
                .asString()
                .startsWith("b.json5:3:8: sandbox.mode: This word is not a value.")
                .contains("included at a.json5:2:12. The file is included at openclaw.json:2:23.");
        place.write("b.json5", "{ sandbox: {\n mode: 'on' } }");
        assertThat(place.complaints())
                .singleElement()
                .asString()
                .startsWith("b.json5:2:8: agents.defaults.sandbox.mode: ");
    }

    @Test
    void includesAreConfinedToTheDirectoryOfTheConfiguration() throws IOException {
        Path outside = Files.writeString(home.resolve("outside.json5"), "{}");
        Files.createDirectories(place.paths.state());
        Files.createSymbolicLink(place.paths.state().resolve("link.json5"), outside);
        for (String name :
                new String[] {"../outside.json5", outside.toString(), "link.json5", "sub/../../outside.json5"}) {
            place.configure("{ $include: '" + name + "' }");
            assertThat(place.complaints()).singleElement().asString().contains("outside the directory");
        }
    }

    @Test
    void circlesAreFoundAndNamed() {
        place.configure("{ $include: 'a.json5' }");
        place.write("a.json5", "{ x: { $include: 'b.json5' } }");
        place.write("b.json5", "{ $include: 'a.json5' }");
        assertThat(place.complaints())
                .singleElement()
                .asString()
                .startsWith("b.json5:1:13: $include: includes a file that includes this one")
                .contains("openclaw.json -> a.json5 -> b.json5 -> a.json5");
        place.configure("{ $include: 'openclaw.json' }");
        assertThat(place.complaints()).hasSize(1);
    }

    @Test
    void tenLevelsAreAllowedAndElevenAreNot() {
        place.configure("{ $include: '1.json5' }");
        for (int level = 1; level < 10; level++) {
            place.write(level + ".json5", "{ $include: '" + (level + 1) + ".json5' }");
        }
        place.write("10.json5", "{}");
        assertThat(place.complaints()).isEmpty();
        place.write("10.json5", "{ $include: '11.json5' }");
        place.write("11.json5", "{}");
        assertThat(place.complaints()).singleElement().asString().contains("included too deeply");
    }

    @Test
    void aBombOfIncludesIsStopped() {
        place.configure("{ $include: '1.json5' }");
        for (int level = 1; level < 10; level++) {
            String next = "'" + (level + 1) + ".json5'";
            place.write(level + ".json5", "{ a: [{ $include: [" + (next + ",").repeat(20) + "] }] }");
        }
        place.write("10.json5", "{}");
        assertThat(place.complaints()).isNotEmpty().allMatch(text -> text.contains("too large"));
    }

    @Test
    void everyWrongIncludeIsReported() {
        place.configure("{ a: { $include: 'none.json5' }, b: { $include: 3 }, c: { $include: ['x.json5', null] } }");
        assertThat(place.complaints()).hasSize(4);
        place.configure("{ a: { $include: 'list.json5', b: 1 } }");
        place.write("list.json5", "[]");
        assertThat(place.complaints()).singleElement().asString().contains("members cannot be laid");
    }

    @Test
    void variablesArePutIn() {
        image("${IMAGE}");
        assertThat(image()).isEqualTo("mine:1");
        place.configure(
                "{ agents: { defaults: { sandbox: { docker: { env: { A: 'x-${SET}-$${SET}-$SET-${lower}-$$' } } } }"
                        + " } }");
        assertThat(Place.agent(settings(), "main").sandbox().docker().env())
                .containsEntry("A", "x-outside-${SET}-$SET-${lower}-$$");
    }

    @Test
    void anUnsetOrEmptyVariableIsAnErrorThatNamesThePath() {
        for (String name : new String[] {"NONE", "EMPTY"}) {
            image("${" + name + "}");
            assertThat(place.complaints())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "openclaw.json:1:53: agents.defaults.sandbox.docker.image: refers to the variable " + name);
        }
    }

    @Test
    void anUnsetVariableInSomebodyElsesPartIsNoProblem() {
        place.configure("{ models: { key: '${NONE}' }, channels: ['${NONE}'] }");
        assertThat(place.complaints()).isEmpty();
    }

    @Test
    void anUnsetVariableInOneAgentCostsThatAgentOnly() {
        place.configure("{ agents: { list: [{ id: 'a', sandbox: { docker: { image: '${NONE}' } } }, { id: 'b' }] } }");
        Loaded loaded = place.load();
        assertThat(loaded.failed()).containsExactly(AgentId.of("a"));
        assertThat(loaded.settings()).isPresent();
    }

    @Test
    void theEnvBlockStandsInForWhatIsNotSet() {
        place.configure("""
            { env: { vars: { NEW: "vars", BOTH: "vars", SET: "inside" }, BOTH: "direct", REF: "${SET}!", shellEnv: { enabled: true } },
              agents: { defaults: { sandbox: { docker: { env: { A: "${NEW} ${BOTH} ${SET} ${REF}" } } } } } }
            """);
        assertThat(Place.agent(settings(), "main").sandbox().docker().env())
                .containsEntry("A", "vars direct outside outside!");
    }

    @Test
    void profilesAreCheckedAndTouched() {
        place.configure("{ agents: { defaults: { sandbox: { docker: { seccompProfile: '~/.openclaw/p.json' } } } } }");
        assertThat(place.complaints()).singleElement().asString().contains("does not exist");
        assertThat(place.load().touched()).contains(place.paths.state().resolve("p.json"));
        place.write("p.json", "{ nonsense");
        assertThat(place.complaints()).singleElement().asString().contains("is no JSON");
        place.write("p.json", "{}");
        assertThat(place.complaints()).singleElement().asString().contains("without a defaultAction");
        place.write("p.json", "{\"defaultAction\":\"SCMP_ACT_ERRNO\"}");
        assertThat(place.complaints()).isEmpty();
    }

    @Test
    void theHashIsThatOfTheMainFile() {
        place.configure("{}");
        assertThat(place.load().hash()).contains("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void nothingReadFromVariablesIsShown() {
        image("${SET}\\n");
        assertThat(place.load().problems().toString()).doesNotContain("outside");
    }
}
