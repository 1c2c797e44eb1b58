package ai.openclaw.sandbox.model.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SandboxLabelsTest {

    @ParameterizedTest
    @EnumSource
    void tellTheIdentityTheyWereMadeFrom(SandboxScope scope) {
        for (SandboxKind kind : SandboxKind.values()) {
            ScopeKey key = ScopeKey.of(scope, new SessionKey("agent:Work:whatsapp:Ünïcode 🦞"));
            SandboxIdentity identity =
                    new SandboxIdentity(SandboxName.of("p-", key), kind, AgentId.of("work"), scope, key);
            assertThat(SandboxLabels.identity(SandboxLabels.ofIdentity(identity, "i1")))
                    .contains(identity);
        }
    }

    @Test
    void bearTheNamesUsersAndScriptsDependOn() {
        ScopeKey key = ScopeKey.ofAgent(AgentId.MAIN);
        SandboxIdentity browser = new SandboxIdentity(
                SandboxName.of("b-", key), SandboxKind.BROWSER, AgentId.MAIN, SandboxScope.AGENT, key);
        assertThat(SandboxLabels.ofIdentity(browser, "i1"))
                .containsEntry("openclaw.sandbox", "1")
                .containsEntry("openclaw.sessionKey", "agent:main")
                .containsEntry("openclaw.sandboxBrowser", "1")
                .containsEntry("openclaw.instance", "i1")
                .containsEntry("openclaw.agent", "main")
                .containsEntry("openclaw.scope", "agent");
        assertThat(SandboxLabels.ofCreation(new SpecHash("ab"), Instant.ofEpochMilli(12)))
                .isEqualTo(Map.of("openclaw.configHash", "ab", "openclaw.createdAtMs", "12"));
    }

    @Test
    void ofSomebodyElsesHandTellNothing() {
        assertThat(SandboxLabels.identity(Map.of())).isEmpty();
        assertThat(SandboxLabels.identity(Map.of(
                        SandboxLabels.NAME,
                        "n",
                        SandboxLabels.AGENT,
                        "a",
                        SandboxLabels.SCOPE,
                        "nonsense",
                        SandboxLabels.SCOPE_KEY,
                        "k")))
                .isEmpty();
        assertThat(SandboxLabels.identity(Map.of(
                        SandboxLabels.NAME,
                        "n",
                        SandboxLabels.AGENT,
                        "a",
                        SandboxLabels.SCOPE,
                        "agent",
                        SandboxLabels.SCOPE_KEY,
                        " ")))
                .isEmpty();
    }
}
