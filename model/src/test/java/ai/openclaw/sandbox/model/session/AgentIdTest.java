package ai.openclaw.sandbox.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgentIdTest {

    @ParameterizedTest(name = "\"{0}\" means agent \"{1}\"")
    @CsvSource(quoteCharacter = '"', textBlock = """
        main,              main
        Work,              work
        " ops_team ",      ops_team
        "  spaced  ",      spaced
        "My Agent!",       my-agent
        "--x--",           x
        "Ünïcode",         n-code
        "",                main
        "   ",             main
        "!!!",             main
        "a/b:c",           a-b-c
        "_under",          _under
        "9lives",          9lives
        """)
    void readsWhateverPeopleWrite(String raw, String expected) {
        assertThat(AgentId.of(raw).value()).isEqualTo(expected);
    }

    @Test
    void keepsAtMost64Characters() {
        assertThat(AgentId.of("x".repeat(64)).value()).hasSize(64);
        assertThat(AgentId.of("y".repeat(200)).value()).isEqualTo("y".repeat(64));
        assertThatThrownBy(() -> new AgentId("x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AgentId("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isStable() {
        for (String raw : new String[] {"My Agent!", "Ünïcode", "--x--", "a".repeat(70)}) {
            AgentId once = AgentId.of(raw);
            assertThat(AgentId.of(once.value())).isEqualTo(once);
        }
    }
}
