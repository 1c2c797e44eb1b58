package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The shapes of the API, kept in files for people to read. */
final class Expected {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Expected() {}

    /** Compares JSON with {@code expected/<name>.json}, field order included; what a digest is made of is tested elsewhere. */
    static void shape(String name, JsonNode actual) {
        assertThat(SHA256.matcher(pretty(actual)).replaceAll("<sha256>")).isEqualTo(read("expected/" + name + ".json"));
    }

    private static String pretty(JsonNode json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return new JsonMapper().writer(printer).writeValueAsString(json) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String path) {
        try (InputStream in = Expected.class.getResourceAsStream(path)) {
            return in == null ? "(no file " + path + ")" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
