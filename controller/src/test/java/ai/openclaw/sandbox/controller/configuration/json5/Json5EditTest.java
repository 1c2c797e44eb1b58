package ai.openclaw.sandbox.controller.configuration.json5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.controller.configuration.json5.Json5Edit.NotPossible;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One value changes, and nothing else does. */
final class Json5EditTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                          | a     | { a: 1 }",
                "{ b: 2 }                    | a     | { a: 1, b: 2 }",
                "{ a: 'x', b: 2 }            | a     | { a: 1, b: 2 }",
                "{ a: { b: [1, {}] } }       | a.b   | { a: { b: 1 } }",
                "{ a: {} }                   | a.b.c | { a: { b: { c: 1 } } }",
                "{ /* } */ \"a\": 'it''s' /* c */ } | a | { /* } */ \"a\": 1 /* c */ }",
            })
    void setsOneValue(String before, String path, String after) throws NotPossible {
        assertThat(Json5Edit.set(before.replace("''", "\\'"), path(path), "1")).isEqualTo(after);
    }

    @Test
    void commentsAndLayoutStay() throws NotPossible {
        String before = "// mine\n{ // head\n  agents: { // all\n    x: 1,\n  },\n}\n// foot\n";
        assertThat(Json5Edit.set(before, path("agents.mode"), "\"all\""))
                .isEqualTo("// mine\n{ // head\n  agents: { // all\n    mode: \"all\",\n    x: 1,\n  },\n}\n// foot\n");
        assertThat(Json5Edit.set("\uFEFF{\n}", path("a"), "1")).isEqualTo("\uFEFF{\n  a: 1,\n}");
    }

    @Test
    void aKeyThatIsNoWordIsQuoted() throws NotPossible {
        assertThat(Json5Edit.set("{}", List.of("a \"b\"\n"), "1")).isEqualTo("{ \"a \\\"b\\\"\\n\": 1 }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{ a: 1 }", "{ a", ""})
    void whatIsNoObjectIsSaid(String text) {
        assertThatThrownBy(() -> Json5Edit.set(text, path("a.b"), "1")).isInstanceOf(NotPossible.class);
    }

    @Test
    void theResultAlwaysReadsAndSaysTheNewValue() throws NotPossible {
        Random random = new Random(7);
        String text = "{}";
        for (int i = 0; i < 300; i++) {
            String key = "k" + random.nextInt(4) + "." + "k" + random.nextInt(4);
            try {
                text = Json5Edit.set(text, path(key), "\"" + i + "\"");
            } catch (NotPossible e) {
                text = Json5Edit.set(text, path(key).subList(0, 1), "{\n}");
            }
            assertThat(Json5Document.parse("f", text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Json5Document.Read.class);
        }
        assertThat(text).contains("\"299\"");
    }

    private static List<String> path(String dotted) {
        return Arrays.asList(dotted.split("\\."));
    }
}
