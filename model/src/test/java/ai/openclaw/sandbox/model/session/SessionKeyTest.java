package ai.openclaw.sandbox.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionKeyTest {

    @ParameterizedTest(name = "{0} belongs to {1}")
    @CsvSource({
        "main, main",
        "agent:Work:main, work",
        "agent:work:whatsapp:group:1@g.us, work",
        "agent:work, main",
        "agent:work:, main",
        "agent::main, main",
        "whatsapp:agent:work:x, main",
        "agent:my agent:x, my-agent",
        "global, main",
    })
    void belongsToTheAgentItNames(String key, String agent) {
        assertThat(new SessionKey(key).agent().value()).isEqualTo(agent);
    }

    @Test
    void isTrimmedAndKeepsItsCase() {
        assertThat(new SessionKey("  agent:Work:Main \n").value()).isEqualTo("agent:Work:Main");
    }

    @Test
    void hasBounds() {
        assertThat(new SessionKey("🦞".repeat(2048)).value()).hasSize(4096);
        assertThatThrownBy(() -> new SessionKey("x".repeat(4097))).hasMessageContaining("4097");
        assertThatThrownBy(() -> new SessionKey("  ")).hasMessageContaining("empty");
    }
}
