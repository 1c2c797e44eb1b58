package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.api.view.Explanation.SessionPart;
import ai.openclaw.sandbox.api.view.Explanation.Verdict;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.policy.ToolPolicy;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionRules;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Explains from one reading of configuration, sessions and board. */
public final class Explainer {

    /** A session of an agent that is not its main one; which one does not matter where the sandbox is shared. */
    private static final String SOME_SESSION = "some-session";

    private final ConfigurationReport configuration;
    private final Settings settings;
    private final StatusBoard board;

    /** Explains by these settings, which are those of the report. */
    public Explainer(ConfigurationReport configuration, Settings settings, StatusBoard board) {
        this.configuration = configuration;
        this.settings = settings;
        this.board = board;
    }

    /** Explains a session, whether or not any source tells of it. */
    public Explanation session(SessionKey raw, SessionSnapshot sessions, Instant now) {
        SessionRules rules = rules();
        SessionKey key = sessions.sessions().containsKey(raw) ? raw : rules.canonical(raw);
        Optional<Session> session = Optional.ofNullable(sessions.sessions().get(key));
        boolean active = session.map(it -> it.active(now, configuration.daemon().activeWindow()))
                .orElse(false);
        SessionPart part = new SessionPart(key.value(), rules.isMain(key), session.isPresent(), active);
        Optional<SandboxIdentity> identity = DesiredStateBuilder.identityFor(settings, key);
        return explanation(key.agent(), Optional.of(part), verdict(key, identity, part), identity);
    }

    /** Explains an agent. */
    public Explanation agent(AgentId agent) {
        SessionKey some = new SessionKey("agent:" + agent + ":" + SOME_SESSION);
        Optional<SandboxIdentity> identity = DesiredStateBuilder.identityFor(settings, some);
        boolean ofItsOwn =
                identity.map(it -> it.scope() == SandboxScope.SESSION).orElse(false);
        Optional<SandboxIdentity> shared = identity.filter(it -> !ofItsOwn);
        Verdict verdict = new Verdict(
                identity.isPresent(),
                agentWhy(agent, identity),
                shared.map(SandboxIdentity::scopeKey),
                shared.map(it -> it.name().value()));
        return explanation(agent, Optional.empty(), verdict, shared);
    }

    private Explanation explanation(
            AgentId agent, Optional<SessionPart> session, Verdict verdict, Optional<SandboxIdentity> identity) {
        Optional<Sandbox> resource = identity.flatMap(it -> board.get(it.name()));
        return switch (settings.agent(agent)) {
            case AgentSettings.Resolved resolved ->
                new Explanation(
                        agent,
                        session,
                        verdict,
                        EffectiveSettings.of(resolved),
                        resolved.provenance().ignored(),
                        policy(resolved, verdict).decisions(),
                        List.of(),
                        resource);
            case AgentSettings.Broken broken ->
                new Explanation(agent, session, verdict, List.of(), List.of(), List.of(), broken.problems(), resource);
        };
    }

    private ToolPolicy policy(AgentSettings.Resolved agent, Verdict verdict) {
        return verdict.sandboxed() ? ToolPolicy.sandboxed(settings, agent) : ToolPolicy.unsandboxed(settings, agent);
    }

    private Verdict verdict(SessionKey key, Optional<SandboxIdentity> identity, SessionPart session) {
        return new Verdict(
                identity.isPresent(),
                identity.map(it -> sandboxedWhy(key, session)).orElseGet(() -> notSandboxedWhy(key.agent(), session)),
                identity.map(SandboxIdentity::scopeKey),
                identity.map(it -> it.name().value()));
    }

    private String sandboxedWhy(SessionKey key, SessionPart session) {
        String why = mode(key.agent()) == SandboxMode.ALL
                ? "Mode is all: every session is sandboxed."
                : "Mode is non-main, and this is not the main session of agent " + key.agent() + ".";
        return session.active() ? why : why + " It is not active now, so no sandbox is made for it.";
    }

    private String notSandboxedWhy(AgentId agent, SessionPart session) {
        if (settings.agent(agent) instanceof AgentSettings.Broken) {
            return "The configuration of agent " + agent + " is not valid; nothing is made or removed for it.";
        }
        if (mode(agent) == SandboxMode.OFF) {
            return "Mode is off: its tools run on the host.";
        }
        return session.main()
                ? "Mode is non-main, and this is the main session of agent " + agent + ": its tools run on the host."
                : notListed(agent);
    }

    private String agentWhy(AgentId agent, Optional<SandboxIdentity> identity) {
        if (settings.agent(agent) instanceof AgentSettings.Broken) {
            return "The configuration of agent " + agent + " is not valid; nothing is made or removed for it.";
        }
        if (mode(agent) == SandboxMode.OFF) {
            return "Mode is off: its tools run on the host.";
        }
        if (identity.isEmpty()) {
            return notListed(agent);
        }
        String which = mode(agent) == SandboxMode.ALL ? "every session" : "every session but its main one";
        return "Of agent " + agent + ", " + which + " is sandboxed, "
                + switch (identity.get().scope()) {
                    case SESSION -> "each in a sandbox of its own.";
                    case AGENT -> "all in one sandbox.";
                    case SHARED -> "in the one sandbox of all agents.";
                };
    }

    private static String notListed(AgentId agent) {
        return "The configuration lists agents, and " + agent + " is not among them.";
    }

    private SandboxMode mode(AgentId agent) {
        return settings.agent(agent) instanceof AgentSettings.Resolved resolved
                ? resolved.sandbox().mode()
                : SandboxMode.OFF;
    }

    private SessionRules rules() {
        return new SessionRules(settings.session().mainKey(), settings.session().global());
    }
}
