package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.session.ScopeKey;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The configuration hash of a spec: SHA-256 over the RFC 8785 canonical JSON of its fields.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record SpecHash(String value) {

    /** Raised when the meaning of a field changes without its text changing, so that containers made before are replaced. */
    private static final String EPOCH = "1";

    /** The hash over fields. */
    public static SpecHash of(SpecFields fields) {
        // An object of strings is the one case of RFC 8785 needed here: sorted keys, minimal escapes. SortedMap sorts
        // by UTF-16 units,
        // as the RFC asks.
        String json = fields.values().entrySet().stream()
                .map(SpecHash::member)
                .collect(Collectors.joining(",", "{\"epoch\":\"" + EPOCH + "\",\"spec\":{", "}}"));
        return new SpecHash(ScopeKey.digest(json));
    }

    private static String member(Map.Entry<String, String> entry) {
        return CanonicalText.quote(entry.getKey()) + ":" + CanonicalText.quote(entry.getValue());
    }

    @Override
    public String toString() {
        return value;
    }
}
