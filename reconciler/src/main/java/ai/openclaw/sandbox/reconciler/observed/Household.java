package ai.openclaw.sandbox.reconciler.observed;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The containers of one sandbox as last seen. Their parts are worked out when one changes, for they are asked for far more often. For one thread at a time. */
final class Household {

    private final SandboxName name;
    private final Map<String, ObservedContainer> byId = new LinkedHashMap<>();
    private Containers parts = Containers.none();
    private List<String> passing = List.of();

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

    /** Those in a state that ends by itself, and not always with an event: a removal that fails ends without one. */
    List<String> passing() {
        return passing;
    }

    boolean has(Set<String> ids) {
        return byId.keySet().containsAll(ids);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    void put(ObservedContainer container) {
        byId.put(container.id(), container);
        changed();
    }

    void remove(String id) {
        byId.remove(id);
        changed();
    }

    private void changed() {
        parts = Containers.of(name, byId.values());
        passing = byId.values().stream()
                .filter(it -> it.state() == State.REMOVING || it.state() == State.RESTARTING)
                .map(ObservedContainer::id)
                .toList();
    }
}
