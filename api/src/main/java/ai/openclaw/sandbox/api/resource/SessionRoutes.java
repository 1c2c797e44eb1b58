package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Item;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.json.StatusJson;
import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.view.SessionView;
import ai.openclaw.sandbox.api.view.SessionViews;
import ai.openclaw.sandbox.api.watch.Watches;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sessions: list, look at, open or renew, close. A session goes by the slug of its key, by the key itself or by an alias. */
public final class SessionRoutes {

    private static final String RESOURCE = SessionResource.PLURAL;
    private static final int SHOWN = 80;
    private static final int MAX_MESSAGES = 1_000;

    private final Sessions sessions;
    private final SessionViews views;
    private final SessionFeed all;
    private final Collection<SessionView> collection;
    private final LateNews news;

    /** Reads and opens sessions. */
    public SessionRoutes(Sessions sessions, SessionViews views, Watches watches, InstantSource clock) {
        this.sessions = sessions;
        this.views = views;
        this.all = new SessionFeed(sessions, views, clock.instant());
        this.collection = new Collection<>(all.feed(), watches, clock);
        this.news = new LateNews(watches, all::lookAgain);
        sessions.follow(news::hint);
        watches.everySoOften(news::hint); // what only time changes
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of(RESOURCE)).handler(this::list);
        router.get(Paths.one(RESOURCE)).handler(this::get);
        router.put(Paths.one(RESOURCE)).handler(this::open);
        router.delete(Paths.one(RESOURCE)).handler(this::close);
        router.get(Paths.one(RESOURCE) + "/messages").handler(this::messages);
    }

    private void list(RoutingContext context) {
        Background.then(context, all::lookAgain, () -> collection.handle(context));
    }

    /** What was sent to it; {@code after} gives those that follow one, for whoever delivers them. */
    private void messages(RoutingContext context) {
        String name = Paths.name(context);
        String after = context.queryParam("after").stream().findFirst().orElse("0");
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.invalid("after", "after must be a whole number from 0.");
        }
        Background.reply(context, () -> {
            List<Sessions.Message> page = sessions.messages(known(name).key(), Long.parseLong(after), MAX_MESSAGES);
            return Background.Reply.ok(out -> ListJson.write(out, "Message", page, SessionRoutes::write));
        });
    }

    private static void write(JsonGenerator out, Sessions.Message message) throws IOException {
        out.writeStartObject();
        out.writeNumberField("sequence", message.sequence());
        out.writeStringField("at", message.at().toString());
        out.writeStringField("from", message.sender());
        out.writeStringField("text", message.text());
        out.writeEndObject();
    }

    private void get(RoutingContext context) {
        String name = Paths.name(context);
        Background.then(context, all::lookAgain, () -> collection.one(context, item(known(name))));
    }

    private Item<SessionView> item(Session session) {
        String name = SessionViews.name(session.key());
        return all.feed().get(name).orElseThrow(() -> noSuch(name)); // it may have gone this moment
    }

    private void open(RoutingContext context) {
        String name = Paths.name(context);
        JsonNode body = Bodies.object(context, Set.of("key", "ttl"));
        Optional<String> key = Bodies.text(body, "key");
        Duration ttl = ttl(Bodies.text(body, "ttl"));
        Background.reply(context, () -> {
            SessionKey wanted = wanted(name, key);
            boolean before = sessions.snapshot().sessions().containsKey(wanted);
            Session session = opened(wanted, ttl);
            all.lookAgain();
            return new Background.Reply(before ? 200 : 201, item(session).body());
        });
    }

    private Session opened(SessionKey key, Duration ttl) {
        try {
            return sessions.open(key, ttl);
        } catch (Sessions.LimitException e) {
            throw Problem.tooMany(String.valueOf(e.getMessage()));
        }
    }

    /** A path that names a session known is about that one; else what it says is a key, unless the body has the key. */
    private SessionKey wanted(String name, Optional<String> inBody) {
        if (inBody.isPresent()) {
            SessionKey written = key(inBody.get());
            SessionKey key = views.canonical(written);
            if (!SessionViews.name(key).equals(name)
                    && !SessionViews.name(written).equals(name)) {
                throw Problem.invalid(
                        "key",
                        "The key in the body belongs to the path " + Paths.of(RESOURCE) + "/" + SessionViews.name(key)
                                + ".");
            }
            return key;
        }
        return views.find(sessions.snapshot(), name).map(Session::key).orElseGet(() -> views.canonical(key(name)));
    }

    static SessionKey key(String text) {
        try {
            return new SessionKey(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("key", "Not a session key: " + e.getMessage() + ".");
        }
    }

    private Duration ttl(Optional<String> text) {
        Sessions.TtlRange range = sessions.ttlRange();
        return text.map(it -> Ttl.parse(it, range)).orElse(range.usual());
    }

    private void close(RoutingContext context) {
        String name = Paths.name(context);
        Background.reply(context, () -> {
            Session session = known(name);
            boolean closed = sessions.close(session.key());
            all.lookAgain();
            if (!closed) {
                throw Problem.conflict(
                        RESOURCE,
                        SessionViews.name(session.key()),
                        "Session " + shown(session.key().value())
                                + " was not opened here: it ends where it was begun.");
            }
            Map<String, String> details = Map.of("kind", RESOURCE, "name", SessionViews.name(session.key()));
            return Background.Reply.ok(out ->
                    StatusJson.success(out, 200, "The session is closed; its sandbox goes once it is cold.", details));
        });
    }

    private Session known(String name) {
        return views.find(sessions.snapshot(), name).orElseThrow(() -> noSuch(name));
    }

    private static Problem noSuch(String name) {
        return Problem.notFound(
                RESOURCE,
                shown(name),
                "There is no session \"" + shown(name) + "\". These there are: openclaw sessions list");
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
