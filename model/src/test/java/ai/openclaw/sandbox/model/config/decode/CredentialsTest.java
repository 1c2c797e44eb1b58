package ai.openclaw.sandbox.model.config.decode;

import static ai.openclaw.sandbox.model.config.decode.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API_TOKEN",
                "GITHUB_TOKEN",
                "github_token",
                "TOKEN",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_SESSION_TOKEN",
                "OPENAI_API_KEY",
                "OPENAI_APIKEY",
                "DB_PASSWORD",
                "PGPASSWORD",
                "MYSQL_PWD",
                "SMTP_PASS",
                "GH_PAT",
                "GPG_PASSPHRASE",
                "SSH_PRIVATE_KEY",
                "GOOGLE_APPLICATION_CREDENTIALS",
                "CLIENT_SECRET",
                "SECRET_KEY_BASE"
            })
    void a_name_that_sounds_like_a_credential_is_warned_about_at_its_place_without_its_value(String name) {
        Decoded decoded = Decoding.decode(Tree.defaults("docker.env", object(name, "s3cret-value")));
        assertThat(decoded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(ConfigProblem.Severity.WARNING);
            assertThat(problem.location()).isPresent();
            assertThat(problem.path().toString()).isEqualTo("agents.defaults.sandbox.docker.env." + name);
            assertThat(problem.toString()).contains("looks like a credential").doesNotContain("s3cret");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LANG",
                "PWD",
                "OLDPWD",
                "PATH",
                "TOKENIZERS_PARALLELISM",
                "MAX_TOKENS",
                "KEYBOARD",
                "PUBLIC_KEY",
                "GIT_ASKPASS",
                "COMPASS",
                "SECRETARY",
                "PASSAGE",
                "PATCH",
                "CACHE_KEY"
            })
    void other_names_are_nobodys_concern(String name) {
        assertThat(Decoding.decode(Tree.defaults("docker.env", object(name, "x")))
                        .problems())
                .isEmpty();
    }

    @Test
    void it_is_said_once_however_many_agents_get_it() {
        Decoded decoded = Decoding.decode(object(
                "agents",
                object(
                        "defaults",
                        object("sandbox", object("docker", object("env", object("API_TOKEN", "x")))),
                        "list",
                        List.of(object("id", "a"), object("id", "b")))));
        assertThat(decoded.problems()).hasSize(1);
        assertThat(decoded.whole()).isTrue();
    }
}
