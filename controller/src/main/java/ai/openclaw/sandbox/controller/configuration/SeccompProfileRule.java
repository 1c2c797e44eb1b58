package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.decode.Effective;
import ai.openclaw.sandbox.model.config.decode.SandboxRule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A seccomp profile must be a JSON file the engine can take: found when the configuration is read, not when a container is made. */
public final class SeccompProfileRule implements SandboxRule {

    /** Most bytes of a profile; the engine's own has 13 KiB. */
    public static final int MAX_BYTES = 1 << 20;

    private static final String KEY = "docker.seccompProfile";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public List<ConfigProblem> check(Effective effective) {
        return effective
                .settings()
                .docker()
                .profiles()
                .seccompProfile()
                .flatMap(SeccompProfileRule::complaint)
                .map(complaint ->
                        effective.error(complaint, "Name a readable seccomp profile in JSON, or remove it.", KEY))
                .stream()
                .toList();
    }

    private static Optional<String> complaint(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("names a file that does not exist.");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("names something that is not a file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                return Optional.of("names a file that is too large for a profile.");
            }
            JsonNode profile = JSON.readTree(bytes);
            return profile.path("defaultAction").isTextual()
                    ? Optional.empty()
                    : Optional.of("names a file without a defaultAction, so it is no profile.");
        } catch (JsonProcessingException e) {
            return Optional.of("names a file that is no JSON.");
        } catch (IOException e) {
            return Optional.of("names a file that cannot be read.");
        }
    }
}
