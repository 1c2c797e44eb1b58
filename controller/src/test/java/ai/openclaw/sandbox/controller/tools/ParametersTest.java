package ai.openclaw.sandbox.controller.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final Parameters ALL = Parameters.of(
            Parameter.required("text", new Parameter.Text(5), "Some text."),
            Parameter.optional("word", new Parameter.Word(List.of("a", "b")), "A word."),
            Parameter.optional("whole", new Parameter.Whole(1, 9), "A number."),
            Parameter.optional("flag", new Parameter.Flag(), "A flag."),
            Parameter.optional("env", new Parameter.Variables(), "Variables."),
            Parameter.optional("words", new Parameter.Words(), "Words."));

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void good_arguments_are_read() throws ToolFailure {
        Arguments read = ALL.read(
                "t", json("{'text':'grün','word':'b','whole':9,'flag':true,'env':{'A_1':'x y'},'words':['p','q']}"));

        assertThat(read.text("text")).isEqualTo("grün");
        assertThat(read.maybe("word")).contains("b");
        assertThat(read.whole("whole")).contains(9L);
        assertThat(read.flag("flag")).isTrue();
        assertThat(read.variables("env")).containsEntry("A_1", "x y");
        assertThat(read.words("words")).containsExactly("p", "q");
    }

    @Test
    void null_counts_as_left_out() throws ToolFailure {
        assertThat(ALL.read("t", json("{'text':'','whole':null}")).whole("whole"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                  | "text" is missing
        []                                  | must be a JSON object
        {'text':1}                          | "text" must be a string
        {'text':'grüün'}                    | "text" must be 5 bytes at most and has 7
        {'text':'a\\u0000'}                 | "text" must not contain NUL
        {'text':'','other':1}               | there is no "other"
        {'text':'','word':'c'}              | "word" must be one of a, b
        {'text':'','whole':10}              | "whole" must be a whole number from 1 to 9
        {'text':'','whole':1.5}             | "whole" must be a whole number from 1 to 9
        {'text':'','whole':1e30}            | "whole" must be a whole number from 1 to 9
        {'text':'','flag':'true'}           | "flag" must be true or false
        {'text':'','env':{'1A':'x'}}        | "env" has a variable whose name
        {'text':'','env':{'A':1}}           | "env" has a variable A whose value
        {'text':'','words':['a',1]}         | "words" must be a list of strings
        """)
    void bad_ones_say_what_is_wrong(String arguments, String words) {
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> ALL.read("t", json(arguments)));

        assertThat(failure.reason()).isEqualTo(ToolReason.INVALID_ARGUMENT);
        assertThat(failure.text()).contains(words).contains("It takes text, word, whole");
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_no_value_is_repeated() {
        ToolFailure failure = catchThrowableOfType(
                ToolFailure.class, () -> ALL.read("t", json("{'env':{'SECRET':'hunter2\\u0000'},'flag':'hunter2'}")));

        assertThat(failure.text())
                .contains("\"text\" is missing", "SECRET", "\"flag\"")
                .doesNotContain("hunter2");
    }

    @Test
    void the_schema_says_the_same() {
        JsonNode schema = ALL.schema();

        assertThat(schema.at("/required/0").asText()).isEqualTo("text");
        assertThat(schema.at("/properties/whole/maximum").asInt()).isEqualTo(9);
        assertThat(schema.at("/properties/word/enum/1").asText()).isEqualTo("b");
        assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
    }
}
