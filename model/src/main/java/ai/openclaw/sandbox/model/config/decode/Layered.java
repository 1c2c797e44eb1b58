package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings.Origin;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value and where its parts came from.
 *
 * @param value the value
 * @param origins suffix of a part's path ({@code ""} for a value without parts, else {@code [0]} or {@code .NAME}) to its origin
 */
record Layered<T>(T value, Map<String, Origin> origins) {

    Layered {
        origins = new TreeMap<>(origins);
    }
}
