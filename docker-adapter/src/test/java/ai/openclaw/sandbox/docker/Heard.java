package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a listener hears. */
final class Heard implements EngineListener {

    final List<String> order = new CopyOnWriteArrayList<>();
    final List<EngineFailure> breaks = new CopyOnWriteArrayList<>();
    final List<EngineEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void connected() {
        order.add("connected");
    }

    @Override
    public void disconnected(EngineFailure why) {
        breaks.add(why);
        order.add("disconnected");
    }

    @Override
    public void event(EngineEvent event) {
        events.add(event);
    }

    long connections() {
        return order.stream().filter("connected"::equals).count();
    }

    List<EngineEvent.Kind> of(String container) {
        return events.stream()
                .filter(event -> event.subject().equals(container))
                .map(EngineEvent::kind)
                .toList();
    }
}
