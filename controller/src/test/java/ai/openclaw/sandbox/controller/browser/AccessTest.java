package ai.openclaw.sandbox.controller.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of a container goes into an address: nothing but plain letters and digits is taken. */
class AccessTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void reads_what_a_browser_prints() {
        Access access = Access.parse("{\"token\": \"" + TOKEN + "\", \"password\": \"aB3dE6gH\"}\n")
                .orElseThrow();
        assertThat(access.token()).isEqualTo(TOKEN);
        assertThat(access.password()).contains("aB3dE6gH");
        assertThat(access.toString()).doesNotContain(TOKEN).doesNotContain("aB3dE6gH");
        assertThat(Access.parse("{\"token\": \"" + TOKEN + "\"}").orElseThrow().password())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{}",
                "{\"token\": 7}",
                "{\"token\": \"short\"}",
                "{\"token\": \"0123456789abcdef0123456789abcde\\n\"}",
                "{\"token\": \"0123456789abcdef0123456789abcdef&x=<script>\"}"
            })
    void takes_nothing_else_for_a_token(String printed) {
        assertThat(Access.parse(printed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "toolong99", "a&b=c#de", "\u00e4bcdefgh"})
    void takes_nothing_else_for_a_password(String password) {
        assertThat(Access.parse("{\"token\": \"" + TOKEN + "\", \"password\": \"" + password + "\"}")
                        .orElseThrow()
                        .password())
                .isEmpty();
    }
}
