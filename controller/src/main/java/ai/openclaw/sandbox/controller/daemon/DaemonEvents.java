package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.controller.store.EventLog;
import ai.openclaw.sandbox.controller.store.EventQuery;
import java.util.List;

/** The timeline as the API sees it. */
record DaemonEvents(EventLog events) implements Events {

    @Override
    public List<Entry> page(Query query) {
        return events.page(translate(query)).stream()
                .map(stored -> new Entry(stored.sequence(), stored.event()))
                .toList();
    }

    @Override
    public long last() {
        return events.last();
    }

    @Override
    public void follow(Runnable listener) {
        events.follow(listener);
    }

    private static EventQuery translate(Query query) {
        EventQuery translated = switch (query.order()) {
            case NEWEST_FIRST ->
                query.from()
                        .map(from -> EventQuery.before(from, query.limit()))
                        .orElseGet(() -> EventQuery.newest(query.limit()));
            case OLDEST_FIRST -> EventQuery.after(query.from().orElse(0L), query.limit());
        };
        return query.sandbox().map(translated::of).orElse(translated);
    }
}
