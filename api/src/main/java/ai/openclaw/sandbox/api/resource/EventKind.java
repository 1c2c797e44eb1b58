package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Column;
import ai.openclaw.sandbox.api.feed.Kind;
import ai.openclaw.sandbox.api.json.Age;
import ai.openclaw.sandbox.api.json.EventJson;
import ai.openclaw.sandbox.api.port.Events;
import java.util.Map;

/** What entries of the timeline have in common in whichever words they are told. */
interface EventKind extends Kind<Events.Entry> {

    /** When it happened. */
    Column<Events.Entry> LAST_SEEN = Column.shown(
            "Last Seen",
            "How long ago it happened.",
            (entry, now) -> Age.between(entry.event().at(), now));

    /** Why, for programs. */
    Column<Events.Entry> REASON = Column.shown(
            "Reason", "Why, in one word.", (entry, now) -> entry.event().reason());

    /** Why, for people. */
    Column<Events.Entry> MESSAGE = Column.shown(
            "Message", "Why, in a sentence.", (entry, now) -> entry.event().message());

    @Override
    default String word() {
        return EventJson.KIND;
    }

    @Override
    default String plural() {
        return "events";
    }

    @Override
    default String name(Events.Entry entry) {
        return EventJson.name(entry);
    }

    @Override
    default Map<String, String> labels(Events.Entry entry) {
        return Map.of();
    }
}
