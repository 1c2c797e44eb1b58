package ai.openclaw.sandbox.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.configuration.document.Snapshot;
import ai.openclaw.sandbox.controller.configuration.document.Text;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is in the file: a result, never an exception. */
class ConfigurationFuzzTest {

    private static final String[] VALUES = {
        "null",
        "{}",
        "[]",
        "''",
        "'${HOME}'",
        "'${NONE}'",
        "-1",
        "1e400",
        "0x7fffffffffffffff",
        "true",
        "'/'",
        "'a:b:c:d'",
        "[null]",
        "[[]]",
        "{ '': null }",
        "'\\u0000'",
        "{ $include: 'openclaw.json' }",
        "99999999999999999999999"
    };

    @Test
    void noConfigurationMakesTheReadingThrow() throws IOException {
        String seed;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/samples/seed.json5"))) {
            seed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        StatePaths paths = StatePaths.of(Map.of("HOME", "/home/ada"));
        ConfigurationLoader loader = new ConfigurationLoader(paths, Map.of("HOME", "/home/ada"), List.of());
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            String text = mutated(seed, random);
            Path file = paths.configuration();
            Loaded loaded = loader.load(new Snapshot(file, Map.of(file, Text.of(text))), Optional.empty());
            boolean error = loaded.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
            assertThat(loaded.settings().isPresent() || error).as(text).isTrue();
            refused += loaded.settings().isPresent() ? 0 : 1;
        }
        assertThat(refused).isBetween(200, 1_999);
    }

    /** Replaces some values, and now and then a character. */
    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int edits = random.nextInt(3) + 1; edits > 0; edits--) {
            int colon = text.indexOf(": ", random.nextInt(text.length()));
            int end = colon < 0 ? -1 : text.indexOf(",", colon);
            if (end > 0) {
                text.replace(colon + 2, end, VALUES[random.nextInt(VALUES.length)]);
            }
        }
        if (random.nextInt(4) == 0) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x300));
        }
        return text.toString();
    }
}
