package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.port.Role;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a device says when it wants to come in.
 *
 * @param deviceId what it says its id is
 * @param key its public key
 * @param name what it calls itself
 * @param role the role it would like
 * @param signedAt when it signed, by its own clock
 * @param token the shared token, its own, the code of a link, or nothing
 * @param signature its signature, base64url
 * @param words what stands before time, token and nonce in what it signed
 */
record Connect(
        String deviceId,
        DeviceKey key,
        String name,
        Role role,
        Instant signedAt,
        Secret token,
        String signature,
        List<String> words) {

    /** Most characters of the message. */
    static final int MAX_LENGTH = 16 * 1024;

    private static final int MAX_WORD = 128;
    private static final int MAX_NAME = 120;
    private static final int MAX_TOKEN = 4096;
    private static final int MAX_SCOPES = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    Connect {
        words = List.copyOf(words);
    }

    /** Reads one; empty when it is none. */
    static Optional<Connect> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonNode message = MAPPER.readTree(text);
            return message == null ? Optional.empty() : of(message);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Connect> of(JsonNode message) {
        JsonNode device = message.path("device");
        String id = device.path("id").asText();
        Optional<DeviceKey> key = DeviceKey.parse(device.path("publicKey").asText());
        Optional<Role> role = Role.parse(message.path("role").asText());
        Optional<List<String>> scopes = scopes(message.path("scopes"));
        String client = message.path("clientId").asText();
        String mode = message.path("mode").asText();
        String token = message.path("token").asText();
        boolean whole = message.path("type").asText().equals("connect")
                && message.path("signedAt").isIntegralNumber()
                && message.path("signedAt").canConvertToLong()
                && plain(client)
                && plain(mode)
                && token.length() <= MAX_TOKEN;
        if (!whole || key.isEmpty() || role.isEmpty() || scopes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Connect(
                id,
                key.get(),
                name(device.path("name").asText()),
                role.get(),
                Instant.ofEpochMilli(message.path("signedAt").asLong()),
                new Secret(token),
                message.path("signature").asText(),
                List.of("v2", id, client, mode, role.get().word(), String.join(",", scopes.get()))));
    }

    private static Optional<List<String>> scopes(JsonNode list) {
        List<String> scopes = new ArrayList<>();
        for (JsonNode scope : list) {
            scopes.add(scope.asText());
        }
        boolean fine = (list.isMissingNode() || list.isArray())
                && scopes.size() <= MAX_SCOPES
                && scopes.stream().allMatch(scope -> plain(scope) && scope.indexOf(',') < 0);
        return fine ? Optional.of(scopes) : Optional.empty();
    }

    /** What is signed is parted by bars, and so must say where each part ends. */
    private static boolean plain(String word) {
        return word.length() <= MAX_WORD && word.indexOf('|') < 0;
    }

    private static String name(String text) {
        String line = text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(MAX_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return line.isEmpty() ? "unnamed device" : line;
    }

    /** Whether the device has the key it shows, and meant this very handshake. */
    boolean genuine(String nonce) {
        List<String> signed = new ArrayList<>(words);
        signed.add(Long.toString(signedAt.toEpochMilli()));
        signed.add(token.reveal());
        signed.add(nonce);
        return Secrets.same(key.deviceId(), deviceId) && key.signed(String.join("|", signed), signature);
    }
}
