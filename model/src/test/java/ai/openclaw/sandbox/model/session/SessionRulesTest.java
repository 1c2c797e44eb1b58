package ai.openclaw.sandbox.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionRulesTest {

    @ParameterizedTest(name = "mainKey {0}, global {1}: {2} is main: {3}")
    @CsvSource({
        "main, false, main, true",
        "main, false, agent:main:main, true",
        "main, false, agent:work:main, true",
        "main, false, agent:Work:main, true",
        "main, false, agent:work:telegram:group:1, false",
        "main, false, agent:main:subagent:7, false",
        "main, false, whatsapp:1, false",
        "boss, false, agent:work:boss, true",
        "boss, false, agent:work:main, true",
        "boss, false, boss, true",
        "boss, false, main, true",
        "boss, false, agent:work:other, false",
        "main, true, global, true",
        "main, true, agent:work:main, true",
        "main, true, agent:work:x, false",
        "main, false, global, false",
    })
    void knowTheMainSession(String mainKey, boolean global, String key, boolean main) {
        assertThat(new SessionRules(mainKey, global).isMain(new SessionKey(key)))
                .isEqualTo(main);
    }

    @Test
    void replaceAliasesByTheMainSessionItself() {
        SessionRules rules = new SessionRules("boss", false);
        assertThat(rules.canonical(new SessionKey("main")).value()).isEqualTo("agent:main:boss");
        assertThat(rules.canonical(new SessionKey("agent:work:main")).value()).isEqualTo("agent:work:boss");
        assertThat(rules.canonical(new SessionKey("agent:work:x")).value()).isEqualTo("agent:work:x");
        assertThat(new SessionRules("main", true)
                        .canonical(new SessionKey("agent:work:main"))
                        .value())
                .isEqualTo("global");
    }
}
