package ai.openclaw.sandbox.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScopeKeyTest {

    @Test
    void namesWhatASandboxServes() {
        SessionKey key = new SessionKey("agent:Work:Chat");
        assertThat(ScopeKey.of(SandboxScope.SHARED, key).value()).isEqualTo("shared");
        assertThat(ScopeKey.of(SandboxScope.AGENT, key).value()).isEqualTo("agent:work");
        assertThat(ScopeKey.of(SandboxScope.SESSION, key).value()).isEqualTo("agent:Work:Chat");
    }

    @Test
    void makesSlugsFitForContainersAndDirectories() {
        assertThat(new ScopeKey("🦞 🦞").slug()).matches("session-[0-9a-f]{8}");
        assertThat(new ScopeKey("../../etc/passwd").slug()).matches("\\.\\.-\\.\\.-etc-passwd-[0-9a-f]{8}");
        assertThat(new ScopeKey("x".repeat(4000)).slug()).matches("x{32}-[0-9a-f]{8}");
        assertThat(ScopeKey.SHARED.slug()).isEqualTo("shared");
    }

    @Test
    void aSlugIsRecognisedAndAKeyIsNotTakenForOne() {
        assertThat(List.of("agent:main:chat", "🦞", "../../etc/passwd", "x".repeat(4000), "-", "shared"))
                .allMatch(key -> ScopeKey.mayBeSlug(new ScopeKey(key).slug()));
        assertThat(List.of(
                        "agent:main:chat", "chat", "main", "chat-0123456", "chat-0123456G", "-01234567", "A-01234567"))
                .noneMatch(ScopeKey::mayBeSlug);
    }

    @Test
    void tellsKeysApartThatLookAlike() {
        assertThat(new ScopeKey("agent:main:A").slug()).isNotEqualTo(new ScopeKey("agent:main:a").slug());
        assertThat(new ScopeKey("a b").slug()).isNotEqualTo(new ScopeKey("a-b").slug());
        assertThat(new ScopeKey(" a ").slug()).isEqualTo(new ScopeKey("a").slug());
    }
}
