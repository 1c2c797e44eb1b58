package ai.openclaw.sandbox.model.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class SandboxNameTest {

    private static final String PREFIX = "openclaw-sbx-";

    @ParameterizedTest(name = "{0} in scope {1}")
    @CsvFileSource(resources = "/golden/names.csv", numLinesToSkip = 1)
    void agreesWithTheGoldenVectors(String key, String scope, String expected) {
        SandboxScope wanted = SandboxScope.valueOf(scope.toUpperCase(Locale.ROOT));
        assertThat(SandboxName.of(PREFIX, ScopeKey.of(wanted, new SessionKey(key)))
                        .value())
                .isEqualTo(expected);
    }

    @Test
    void keepsHeadAndDigestOfALongName() {
        ScopeKey key = new ScopeKey("agent:main:" + "x".repeat(100));
        String full = "p".repeat(40) + key.slug();
        String name = SandboxName.of("p".repeat(40), key).value();
        assertThat(name).hasSize(63).startsWith("p".repeat(40)).matches(".*-[0-9a-f]{12}");
        assertThat(name)
                .isEqualTo(full.substring(0, 50) + "-" + ScopeKey.digest(full).substring(0, 12));
    }

    @Test
    void isFoundAgainUnderEveryPartItsContainersPlay() {
        SandboxName name = SandboxName.of(PREFIX, ScopeKey.SHARED);
        assertThat(SandboxName.ofContainerName(name.value())).isEqualTo(name);
        assertThat(SandboxName.ofContainerName(name.next())).isEqualTo(name);
        assertThat(SandboxName.ofContainerName(name.old())).isEqualTo(name);
        assertThat(name.dead("0123456789abcdef")).endsWith(".dead-0123456789ab");
        assertThat(SandboxName.ofContainerName(name.dead("0123456789abcdef"))).isEqualTo(name);
        assertThat(SandboxName.ofContainerName(".old").value()).isEqualTo(".old");
    }
}
