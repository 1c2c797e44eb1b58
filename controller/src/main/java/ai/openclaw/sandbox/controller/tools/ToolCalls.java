package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.files.StoredMedia;
import ai.openclaw.sandbox.controller.tools.exec.Talk;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.policy.ToolDecision;
import ai.openclaw.sandbox.model.policy.ToolGroups;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.policy.ToolPolicy;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.ShellWord;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes calls of tools: finds the tool, asks the policy, holds the arguments to it, runs it and writes down that it did. */
public final class ToolCalls implements Tools {

    private static final int SHOWN = 40;
    private static final Logger log = LoggerFactory.getLogger(ToolCalls.class);

    private final Map<ToolName, Tool> tools;
    private final Supplier<Optional<Settings>> settings;
    private final Entrance entrance;
    private final Talk talk;
    private final InboundMedia media;
    private final Audit audit;

    /**
     * @param tools all tools there are
     * @param settings the configuration in force; empty: there never was a good one
     * @param entrance the way into sandboxes
     * @param talk begins commands one talks to
     * @param media takes in files
     * @param audit where calls are written down
     */
    public ToolCalls(
            List<Tool> tools,
            Supplier<Optional<Settings>> settings,
            Entrance entrance,
            Talk talk,
            InboundMedia media,
            Audit audit) {
        this.tools = tools.stream()
                .collect(Collectors.toMap(Tool::name, tool -> tool, (first, second) -> first, TreeMap::new));
        this.settings = settings;
        this.entrance = entrance;
        this.talk = talk;
        this.media = media;
        this.audit = audit;
    }

    @Override
    public List<Description> catalog() {
        return tools.values().stream().map(ToolCalls::describe).toList();
    }

    @Override
    public List<Description> allowed(SessionKey session) {
        return settings.get()
                .flatMap(inForce -> policy(inForce, session))
                .map(policy -> tools.values().stream()
                        .filter(tool -> policy.decide(tool.name()).allowed())
                        .sorted(Comparator.comparing(Tool::name))
                        .map(ToolCalls::describe)
                        .toList())
                .orElse(List.of());
    }

    private static Description describe(Tool tool) {
        return new Description(tool.name(), tool.summary(), tool.parameters().schema());
    }

    @Override
    public Result call(Call call, Observer observer) throws ToolFailure {
        Audit.Entry entry = audit.begin(call);
        try {
            Tool tool = permitted(call, entry);
            Arguments arguments = tool.parameters().read(tool.name().value(), call.arguments());
            Invocation invocation = new Invocation(
                    call.session(), arguments, door(call, tool.needs(), observer), observer, call.leave());
            Result result = tool.run(invocation);
            entry.done(result.content());
            return result;
        } catch (ToolFailure e) {
            entry.failed(e);
            throw e;
        } catch (InterruptedException e) {
            throw entry.failed(new ToolFailure(ToolReason.CANCELLED, "The call was ended: its caller went away.", e));
        } catch (RuntimeException e) {
            log.error("a call of tool {} failed unexpectedly", call.tool(), e);
            entry.failed(new ToolFailure(ToolReason.STORAGE_FAILED, "An error of the daemon.", e));
            throw e;
        }
    }

    @Override
    public List<Past> past(Optional<SessionKey> session, long before, int limit) {
        return audit.past(session, before, limit);
    }

    /** No tool, and so nothing for the policy: it comes from whoever hosts the agent and not from the agent. */
    @Override
    public Stored store(SessionKey session, String name, InputStream content, String actor) throws ToolFailure {
        Call call =
                new Call(session, "media", JsonNodeFactory.instance.objectNode().put("name", name), actor, Leave.KILL);
        Audit.Entry entry = audit.begin(call);
        try {
            StoredMedia stored = media.store(door(call, Tool.Needs.SANDBOX, Observer.none()), name, content);
            entry.done(JsonNodeFactory.instance.objectNode());
            return new Stored(stored.path(), stored.bytes());
        } catch (ToolFailure e) {
            throw entry.failed(e);
        } catch (InterruptedException e) {
            throw entry.failed(new ToolFailure(ToolReason.CANCELLED, "The call was ended: its caller went away.", e));
        }
    }

    @Override
    public Conversation converse(Call call, Observer observer) throws ToolFailure {
        Audit.Entry entry = audit.begin(call);
        try {
            Tool tool = permitted(call, entry);
            return talk.begin(call, door(call, tool.needs(), observer), observer, entry);
        } catch (ToolFailure e) {
            entry.failed(e);
            throw e;
        } catch (InterruptedException e) {
            throw entry.failed(new ToolFailure(ToolReason.CANCELLED, "The call was ended: its caller went away.", e));
        }
    }

    private Tool permitted(Call call, Audit.Entry entry) throws ToolFailure {
        ToolName name = named(call.tool());
        Settings inForce = settings.get()
                .orElseThrow(() -> new ToolFailure(
                        ToolReason.SANDBOX_NOT_READY,
                        "There is no valid configuration yet, so no session has tools. See: openclaw config validate"));
        ToolPolicy policy = policy(inForce, call.session())
                .orElseThrow(() -> new ToolFailure(
                        ToolReason.SANDBOX_NOT_READY,
                        "The configuration of agent " + call.session().agent()
                                + " is not valid, so its sessions have no tools. See: openclaw config validate"));
        ToolDecision decision = policy.decide(name);
        entry.decided(decision);
        if (!decision.allowed()) {
            throw new ToolFailure(ToolReason.TOOL_DENIED, decision.refusal(call.session()));
        }
        return Optional.ofNullable(tools.get(name)).orElseThrow(() -> unknown(call.tool()));
    }

    /** The tool somebody means, here or elsewhere; a word that is none is said to be none, and not to be denied. */
    private ToolName named(String written) throws ToolFailure {
        if (written.isBlank() || written.length() > ToolName.MAX_LENGTH) {
            throw unknown(written);
        }
        ToolName name = new ToolName(written);
        if (!tools.containsKey(name) && !ToolGroups.known().contains(name)) {
            throw unknown(written);
        }
        return name;
    }

    private ToolFailure unknown(String written) {
        return new ToolFailure(
                ToolReason.UNKNOWN_TOOL,
                "There is no tool \"" + (written.length() > SHOWN ? written.substring(0, SHOWN) + "…" : written)
                        + "\". There are: "
                        + tools.keySet().stream().map(ToolName::value).collect(Collectors.joining(", "))
                        + ".");
    }

    private SandboxDoor door(Call call, Tool.Needs needs, Observer observer) throws ToolFailure {
        Optional<SandboxIdentity> identity =
                settings.get().flatMap(inForce -> DesiredStateBuilder.identityFor(inForce, call.session()));
        if (identity.isPresent() && needs == Tool.Needs.BROWSER) {
            return entrance.door(call.session(), browser(call.session()), observer);
        }
        if (identity.isPresent()) {
            return entrance.door(call.session(), identity.get(), observer);
        }
        ToolFailure none = new ToolFailure(
                ToolReason.NOT_SANDBOXED,
                "Session " + call.session().value() + " is not sandboxed, and tools run in sandboxes only. See why:"
                        + " openclaw sandbox explain --session "
                        + ShellWord.quote(call.session().value()));
        if (needs != Tool.Needs.NOTHING) {
            throw none;
        }
        return new NoDoor(none);
    }

    private SandboxIdentity browser(SessionKey session) throws ToolFailure {
        return settings.get()
                .flatMap(inForce -> DesiredStateBuilder.browserFor(inForce, session))
                .orElseThrow(() -> new ToolFailure(
                        ToolReason.NOT_FOUND,
                        "Session " + session.value() + " has no browser. Set agents.defaults.sandbox.browser.enabled,"
                                + " or that of agent " + session.agent() + ", to true."));
    }

    private static Optional<ToolPolicy> policy(Settings settings, SessionKey session) {
        if (!(settings.agent(session.agent()) instanceof AgentSettings.Resolved agent)) {
            return Optional.empty();
        }
        boolean sandboxed = DesiredStateBuilder.identityFor(settings, session).isPresent();
        return Optional.of(sandboxed ? ToolPolicy.sandboxed(settings, agent) : ToolPolicy.unsandboxed(settings, agent));
    }

    /** For tools that need no sandbox. */
    private record NoDoor(ToolFailure none) implements SandboxDoor {
        @Override
        public SandboxRoom enter() throws ToolFailure {
            throw none;
        }

        @Override
        public SandboxRoom enterAfter(String lostContainer) throws ToolFailure {
            throw none;
        }
    }
}
