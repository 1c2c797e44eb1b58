package ai.openclaw.sandbox.controller.configuration.json5;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.configuration.json5.Json5Document.Read;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Document.Refused;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Location;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that must be read as the JSON beside them says, and documents that must be refused where and as their note says. */
class Json5CorpusTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    static Stream<Path> valid() throws IOException, URISyntaxException {
        return documents("valid");
    }

    static Stream<Path> invalid() throws IOException, URISyntaxException {
        return documents("invalid");
    }

    private static Stream<Path> documents(String folder) throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(Json5CorpusTest.class.getResource("/json5/" + folder))
                .toURI());
        try (Stream<Path> files = Files.list(root)) {
            List<Path> documents = files.filter(file -> file.toString().endsWith(".json5"))
                    .sorted()
                    .toList();
            assertThat(documents).hasSizeGreaterThan(5);
            return documents.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsWhatIsValid(Path document) throws IOException {
        Json5Document result = Json5Document.parse("x.json5", Files.readAllBytes(document));
        assertThat(result).isInstanceOf(Read.class);
        JsonNode expected = JSON.readTree(sibling(document, ".json").toFile());
        assertSame(((Read) result).root(), expected, "");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatIsNot(Path document) throws IOException {
        Json5Document result = Json5Document.parse("x.json5", Files.readAllBytes(document));
        assertThat(result).isInstanceOf(Refused.class);
        ConfigProblem problem = ((Refused) result).problem();
        Location location = problem.location().orElseThrow();
        assertThat(location.line() + ":" + location.column() + " " + problem.message())
                .isEqualTo(Files.readString(sibling(document, ".txt")).strip());
        assertThat(problem.remedy()).endsWith(".");
    }

    private static Path sibling(Path document, String ending) {
        return Path.of(document.toString().replace(".json5", ending));
    }

    private static void assertSame(ConfigNode actual, JsonNode expected, String path) {
        switch (actual) {
            case ConfigNode.ObjectNode object -> {
                assertThat(expected.isObject()).as(path).isTrue();
                assertThat(List.copyOf(object.members().keySet())).as(path).isEqualTo(names(expected));
                object.members()
                        .forEach((key, member) -> assertSame(member.value(), expected.get(key), path + "." + key));
            }
            case ConfigNode.ListNode list -> {
                assertThat(list.items()).as(path).hasSize(expected.size());
                for (int i = 0; i < expected.size(); i++) {
                    assertSame(list.items().get(i), expected.get(i), path + "[" + i + "]");
                }
            }
            case ConfigNode.StringNode text -> {
                assertThat(expected.isTextual()).as(path).isTrue();
                assertThat(text.value()).as(path).isEqualTo(expected.textValue());
            }
            case ConfigNode.NumberNode number ->
                assertThat(number.value()).as(path).isEqualByComparingTo(expected.decimalValue());
            case ConfigNode.BooleanNode flag -> {
                assertThat(expected.isBoolean()).as(path).isTrue();
                assertThat(flag.value()).as(path).isEqualTo(expected.booleanValue());
            }
            case ConfigNode.NullNode nothing ->
                assertThat(expected.isNull()).as(path).isTrue();
            case ConfigNode.UnresolvedNode unresolved -> throw new AssertionError(path);
        }
    }

    private static List<String> names(JsonNode object) {
        Iterator<String> names = object.fieldNames();
        return Stream.generate(() -> names)
                .limit(object.size())
                .map(Iterator::next)
                .toList();
    }
}
