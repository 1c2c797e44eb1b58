package ai.openclaw.sandbox.controller.tools.sessions;

import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.controller.store.SessionMail;
import ai.openclaw.sandbox.controller.tools.Arguments;
import ai.openclaw.sandbox.controller.tools.Parameter;
import ai.openclaw.sandbox.controller.tools.Parameters;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The tools about sessions. */
public final class SessionToolSet {

    private static final int MAX_KEY = SessionKey.MAX_LENGTH;
    private static final int MAX_MESSAGE = 64 * 1024;
    private static final int USUAL_MESSAGES = 50;
    private static final int MAX_MESSAGES = 500;
    private static final int MAX_SESSIONS = 1_000;

    private static final Parameter WHICH =
            Parameter.optional("session", new Parameter.Text(MAX_KEY), "Key of the session; this one by default.");
    private static final Parameter LIMIT = Parameter.optional(
            "limit", new Parameter.Whole(1, MAX_MESSAGES), "How many messages, the last ones. 50 by default.");

    private final Sessions sessions;
    private final SessionMail mail;
    private final Family family;
    private final Transcript transcript;
    private final Supplier<Duration> activeWindow;
    private final InstantSource clock;

    /**
     * What the tools are made with.
     *
     * @param sessions sessions of every source
     * @param mail who spawned whom, and what was sent
     * @param state the state directory, with the transcripts
     * @param seesAll whether a session may see all others
     * @param canonical resolves aliases of keys
     * @param activeWindow how long a session is active after its last update
     * @param clock wall-clock time
     */
    public record Parts(
            Sessions sessions,
            SessionMail mail,
            Path state,
            Predicate<SessionKey> seesAll,
            Function<SessionKey, SessionKey> canonical,
            Supplier<Duration> activeWindow,
            InstantSource clock) {}

    private SessionToolSet(Parts parts) {
        this.sessions = parts.sessions();
        this.mail = parts.mail();
        this.family = new Family(sessions::snapshot, mail, parts.seesAll(), parts.canonical());
        this.transcript = new Transcript(parts.state());
        this.activeWindow = parts.activeWindow();
        this.clock = parts.clock();
    }

    /** All of them. */
    public static List<Tool> of(Parts parts) {
        SessionToolSet set = new SessionToolSet(parts);
        return List.of(
                tool("sessions_list", "List this session and those it spawned.", Parameters.of(), set::list),
                tool(
                        "session_status",
                        "Tell whether a session is active and who spawned it.",
                        Parameters.of(WHICH),
                        set::status),
                tool(
                        "sessions_history",
                        "Tell what was said in a session: its last messages, the oldest first.",
                        Parameters.of(WHICH, LIMIT),
                        set::history),
                tool(
                        "sessions_spawn",
                        "Open a session of its own for a task; its key is for sessions_send and sessions_history.",
                        Parameters.of(Parameter.optional(
                                "task", new Parameter.Text(MAX_MESSAGE), "Its first message: what it is to do.")),
                        set::spawn),
                tool(
                        "sessions_send",
                        "Send a message to a session that was opened here, such as one this session spawned.",
                        Parameters.of(
                                Parameter.required("session", new Parameter.Text(MAX_KEY), "Key of the session."),
                                Parameter.required("message", new Parameter.Text(MAX_MESSAGE), "What to send.")),
                        set::send));
    }

    private static Tool tool(String name, String summary, Parameters parameters, SessionTool.Work work) {
        return new SessionTool(new ToolName(name), summary, parameters, work);
    }

    private ObjectNode list(SessionKey self, Arguments arguments) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode all = result.putArray("sessions");
        List<Session> visible = family.visibleTo(self);
        visible.stream().limit(MAX_SESSIONS).forEach(session -> all.add(describe(self, session)));
        return visible.size() > MAX_SESSIONS ? result.put("more", visible.size() - MAX_SESSIONS) : result;
    }

    private ObjectNode status(SessionKey self, Arguments arguments) throws ToolFailure {
        return describe(self, family.find(self, arguments.maybe("session")));
    }

    private ObjectNode describe(SessionKey self, Session session) {
        ObjectNode one = JsonNodeFactory.instance
                .objectNode()
                .put("session", session.key().value())
                .put("agent", session.key().agent().value())
                .put("self", session.key().equals(self))
                .put("active", session.active(clock.instant(), activeWindow.get()))
                .put("updatedAt", session.updatedAt().toString());
        mail.parent(session.key()).ifPresent(parent -> one.put("spawnedBy", parent.value()));
        return one;
    }

    private ObjectNode history(SessionKey self, Arguments arguments) throws ToolFailure {
        Session session = family.find(self, arguments.maybe("session"));
        int limit = arguments.whole("limit").orElse((long) USUAL_MESSAGES).intValue();
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("session", session.key().value());
        ArrayNode messages = result.putArray("messages");
        try {
            transcript
                    .last(session.key(), limit)
                    .forEach(message -> messages.addObject()
                            .put("role", message.role())
                            .put("text", message.text())
                            .put("at", message.at()));
        } catch (IOException e) {
            throw new ToolFailure(
                    ToolReason.STORAGE_FAILED, "The transcript of this session cannot be read now. Try again.", e);
        }
        List<SessionMail.Message> sent = mail.after(session.key(), 0, SessionMail.MAX_MESSAGES);
        sent.subList(Math.max(0, sent.size() - limit), sent.size())
                .forEach(message -> messages.addObject()
                        .put("role", "message")
                        .put("from", message.sender())
                        .put("text", message.text())
                        .put("at", message.at().toString()));
        return result;
    }

    private ObjectNode spawn(SessionKey self, Arguments arguments) throws ToolFailure {
        if (mail.descendants(self).size() >= SessionMail.MAX_SPAWNED) {
            throw new ToolFailure(
                    ToolReason.LIMIT_REACHED,
                    "This session has spawned " + SessionMail.MAX_SPAWNED + " sessions, as many as it may.");
        }
        SessionKey child = new SessionKey("agent:" + self.agent() + ":subagent:" + UUID.randomUUID());
        try {
            sessions.open(child, sessions.ttlRange().usual());
        } catch (Sessions.LimitException e) {
            throw new ToolFailure(ToolReason.LIMIT_REACHED, String.valueOf(e.getMessage()), e);
        }
        mail.spawned(self, child, clock.instant());
        Optional<String> task = arguments.maybe("task").filter(text -> !text.isBlank());
        task.ifPresent(text -> mail.send(child, clock.instant(), self.value(), text));
        return JsonNodeFactory.instance.objectNode().put("session", child.value());
    }

    private ObjectNode send(SessionKey self, Arguments arguments) throws ToolFailure {
        Session session = family.find(self, Optional.of(arguments.text("session")));
        if (session.source() != Session.Source.API) {
            throw new ToolFailure(
                    ToolReason.WRONG_KIND,
                    "Session " + session.key().value()
                            + " was begun in the chat gateway; messages go to sessions opened here.");
        }
        long sequence = mail.send(session.key(), clock.instant(), self.value(), arguments.text("message"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("session", session.key().value())
                .put("sequence", sequence);
    }
}
