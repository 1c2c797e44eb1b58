package ai.openclaw.sandbox.api.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String DIGEST = Secrets.digest("correct horse");

    @Test
    void digests_are_the_same_to_their_last_letter_or_not_at_all() {
        assertThat(Secrets.same(DIGEST, Secrets.digest("correct horse"))).isTrue();
        for (int i = 0; i < DIGEST.length(); i++) {
            char other = DIGEST.charAt(i) == '0' ? '1' : '0';
            String near = DIGEST.substring(0, i) + other + DIGEST.substring(i + 1);
            assertThat(Secrets.same(DIGEST, near)).as(near).isFalse();
            assertThat(Secrets.same(DIGEST, DIGEST.substring(0, i))).isFalse();
        }
        assertThat(Secrets.same(DIGEST, DIGEST + "0")).isFalse();
    }

    @Test
    void no_two_secrets_are_alike() {
        Secrets secrets = new Secrets();
        assertThat(secrets.make().reveal())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(secrets.make().reveal());
    }
}
