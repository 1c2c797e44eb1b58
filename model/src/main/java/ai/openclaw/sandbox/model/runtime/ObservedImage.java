package ai.openclaw.sandbox.model.runtime;

import java.util.Map;

/**
 * An image the engine has.
 *
 * @param id its id
 * @param labels its labels
 */
public record ObservedImage(String id, Map<String, String> labels) {
    public ObservedImage {
        labels = Map.copyOf(labels);
    }
}
