package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.Settings.SessionSettings;
import java.util.List;
import java.util.Optional;

/** The two keys of the {@code session} section that matter here; all others are the chat gateway's. */
final class SessionKeys {

    private static final String DEFAULT_MAIN_KEY = "main";
    private static final String GLOBAL = "global";

    private static final ValueType<String> MAIN_KEY = ValueType.text("a word in quotes", Texts::mainKey);
    private static final ValueType<String> SCOPE = ValueType.wordOf(List.of("per-sender", GLOBAL));

    private SessionKeys() {}

    static SessionSettings read(Optional<Value> section, Reading reading) {
        section.ifPresent(value -> reading.object(value, "an object in braces"));
        String mainKey = section.flatMap(value -> value.member("mainKey"))
                .flatMap(value -> MAIN_KEY.read(value, reading))
                .orElse(DEFAULT_MAIN_KEY);
        boolean global = section.flatMap(value -> value.member("scope"))
                .flatMap(value -> SCOPE.read(value, reading))
                .filter(GLOBAL::equals)
                .isPresent();
        return new SessionSettings(mainKey, global);
    }
}
