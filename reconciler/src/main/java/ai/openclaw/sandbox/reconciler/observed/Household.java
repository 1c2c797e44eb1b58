package ai.openclaw.sandbox.reconciler.observed;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The containers of one sandbox as last seen. Their parts are worked out when one changes, for they are asked for far more often. For one thread at a time. */
final class Household {

    private final SandboxName name;
    private final Map<String, ObservedContainer> byId = new LinkedHashMap<>();
    private Containers parts = Containers.none();

    /** Nobody yet. */
    Household(SandboxName name) {
        this.name = name;
    }

    SandboxName name() {
        return name;
    }

    Containers parts() {
        return parts;
    }

    Collection<ObservedContainer> all() {
        return byId.values();
    }

    boolean has(Set<String> ids) {
        return byId.keySet().containsAll(ids);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    void put(ObservedContainer container) {
        byId.put(container.id(), container);
        parts = Containers.of(name, byId.values());
    }

    void remove(String id) {
        byId.remove(id);
        parts = Containers.of(name, byId.values());
    }
}
