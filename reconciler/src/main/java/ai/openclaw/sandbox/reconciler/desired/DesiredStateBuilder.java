package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.BrowserSettings;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionRules;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out which sandboxes should be. Specs, and which sandbox each session uses, are remembered until the settings change, for hashing ten thousand of them
 * again with every session that is touched would cost more than all the rest.
 */
public final class DesiredStateBuilder {

    private final SpecBuilder specs;
    private final Map<SandboxIdentity, SpecOutcome> remembered = new HashMap<>(); // guarded by this
    private final Map<SessionKey, Optional<SandboxIdentity>> used = new HashMap<>(); // guarded by this
    private Optional<Settings> rememberedFor = Optional.empty(); // guarded by this

    /** A builder of specs does the rest. */
    public DesiredStateBuilder(SpecBuilder specs) {
        this.specs = specs;
    }

    /** The desired state that follows from settings and sessions. */
    @SuppressWarnings("ReferenceEquality") // settings are made anew by each load and are too large to compare each time
    public synchronized DesiredState build(Settings settings, SessionSnapshot sessions) {
        if (rememberedFor.filter(known -> known == settings).isEmpty()) {
            remembered.clear();
            used.clear();
            rememberedFor = Optional.of(settings);
        }
        Map<SandboxName, List<Claim>> claims = new HashMap<>();
        BrowserPermits permits = new BrowserPermits(settings);
        for (Session session : sessions.sessions().values()) {
            claim(settings, session).ifPresent(claim -> {
                add(claims, claim);
                browserClaim(claim, permits).ifPresent(browser -> add(claims, browser));
            });
        }
        Map<SandboxName, DesiredSandbox> sandboxes = new HashMap<>();
        claims.forEach((name, all) -> sandboxes.put(name, merge(all)));
        remembered.keySet().removeIf(identity -> !sandboxes.containsKey(identity.name()));
        used.keySet().retainAll(sessions.sessions().keySet());
        return new DesiredState(sandboxes, Optional.of(settings), sessions);
    }

    private static void add(Map<SandboxName, List<Claim>> claims, Claim claim) {
        claims.computeIfAbsent(claim.identity.name(), name -> new ArrayList<>(1))
                .add(claim);
    }

    /** Forgets remembered specs, so that facts of the host (owners, profiles) are asked again. */
    public synchronized void forget() {
        remembered.clear();
    }

    /** The sandbox a session would use under these settings; empty when it is not sandboxed. */
    public static Optional<SandboxIdentity> identityFor(Settings settings, SessionKey key) {
        AgentId id = key.agent();
        if (!(settings.agent(id) instanceof AgentSettings.Resolved agent) || !configured(settings, id)) {
            return Optional.empty();
        }
        SessionRules rules = new SessionRules(
                settings.session().mainKey(), settings.session().global());
        SandboxSettings sandbox = agent.sandbox();
        boolean sandboxed = switch (sandbox.mode()) {
            case OFF -> false;
            case ALL -> true;
            case NON_MAIN -> !rules.isMain(key);
        };
        return sandboxed ? Optional.of(identity(sandbox, id, key)) : Optional.empty();
    }

    /** The browser sandbox a session would use under these settings; empty when it is not sandboxed, or its agent has none. */
    public static Optional<SandboxIdentity> browserFor(Settings settings, SessionKey key) {
        return identityFor(settings, key)
                .flatMap(tool -> settings.agent(tool.agent()) instanceof AgentSettings.Resolved agent
                        ? browser(tool, agent)
                        : Optional.empty());
    }

    private static Optional<SandboxIdentity> browser(SandboxIdentity tool, AgentSettings.Resolved agent) {
        BrowserSettings browser = agent.sandbox().browser();
        if (!browser.enabled()) {
            return Optional.empty();
        }
        SandboxName name = SandboxName.of(browser.containerPrefix(), tool.scopeKey());
        return Optional.of(new SandboxIdentity(name, SandboxKind.BROWSER, tool.agent(), tool.scope(), tool.scopeKey()));
    }

    /** Whether an agent exists: a list that names agents is complete, but for {@code main}, who always is. */
    private static boolean configured(Settings settings, AgentId id) {
        return settings.agents().isEmpty() || settings.agents().containsKey(id) || id.equals(AgentId.MAIN);
    }

    private static SandboxIdentity identity(SandboxSettings sandbox, AgentId agent, SessionKey key) {
        ScopeKey scopeKey = ScopeKey.of(sandbox.scope(), key);
        SandboxName name = SandboxName.of(sandbox.docker().containerPrefix(), scopeKey);
        return new SandboxIdentity(name, SandboxKind.TOOL, agent, sandbox.scope(), scopeKey);
    }

    private Optional<Claim> claim(Settings settings, Session session) {
        return used.computeIfAbsent(session.key(), key -> identityFor(settings, key))
                .map(identity -> new Claim(
                        identity,
                        (AgentSettings.Resolved) settings.agent(identity.agent()),
                        session,
                        Optional.empty()));
    }

    private static Optional<Claim> browserClaim(Claim tool, BrowserPermits permits) {
        return browser(tool.identity, tool.agent)
                .map(identity -> new Claim(identity, tool.agent, tool.session, permits.denial(tool.agent)));
    }

    /**
     * Agents that share a sandbox may differ in what still counts for each. The same one must win in every pass, or the container would be replaced
     * back and forth: {@code main} first, then by id. Who must not have it claims nothing as long as somebody may.
     */
    private DesiredSandbox merge(List<Claim> all) {
        if (all.size() == 1) { // as most are where each session has its own
            Claim only = all.getFirst();
            return only.sandbox(outcome(only), List.of(only.session), only.start());
        }
        List<Claim> permitted =
                all.stream().filter(claim -> claim.denial.isEmpty()).toList();
        List<Claim> claims = permitted.isEmpty() ? all : permitted;
        Claim first = claims.stream().min(Claim.BY_AGENT).orElseThrow();
        Optional<Claim> rival =
                claims.stream().filter(claim -> !claim.shares(first)).findFirst();
        SpecOutcome outcome =
                rival.<SpecOutcome>map(other -> conflict(first, other)).orElseGet(() -> outcome(first));
        List<Session> sessions =
                claims.stream() // also of rivals: whoever had the container that is there may use it still
                        .map(Claim::session)
                        .sorted(Comparator.comparing(Session::key))
                        .toList();
        return first.sandbox(outcome, sessions, start(claims));
    }

    private SpecOutcome outcome(Claim claim) {
        return claim.denial
                .<SpecOutcome>map(SpecOutcome.Denied::new)
                .orElseGet(() -> remembered.computeIfAbsent(claim.identity, it -> specs.build(it, claim.agent)));
    }

    /** Rivals may differ in it; that neither gets what he wants is said as soon as one would have it. */
    private static DesiredSandbox.Start start(List<Claim> claims) {
        return claims.stream().anyMatch(claim -> claim.start() == DesiredSandbox.Start.WITH_SESSION)
                ? DesiredSandbox.Start.WITH_SESSION
                : DesiredSandbox.Start.ON_CALL;
    }

    /** A session key may read like the scope key of an agent, or of all; one container must never serve both. */
    private static SpecOutcome conflict(Claim first, Claim rival) {
        return new SpecOutcome.Refused(
                ConditionType.NAME_CONFLICT,
                "NameConflict",
                "Session " + first.session.key() + " (scope "
                        + first.identity.scope().word() + ") and session "
                        + rival.session.key() + " (scope "
                        + rival.identity.scope().word() + ") would both use the name " + first.identity.name()
                        + ". Rename a session or give one agent another docker.containerPrefix.");
    }

    private record Claim(
            SandboxIdentity identity, AgentSettings.Resolved agent, Session session, Optional<String> denial) {
        /** Whether both mean the same sandbox: all of scope {@code shared} do, others only with the same agent. */
        boolean shares(Claim other) {
            boolean shared = identity.kind() == other.identity.kind()
                    && identity.scope() == SandboxScope.SHARED
                    && other.identity.scope() == SandboxScope.SHARED;
            return shared || identity.equals(other.identity);
        }

        DesiredSandbox sandbox(SpecOutcome outcome, List<Session> sessions, DesiredSandbox.Start start) {
            return new DesiredSandbox(
                    identity, outcome, sessions, agent.sandbox().prune(), start);
        }

        private DesiredSandbox.Start start() {
            boolean waitsForCall = identity.kind() == SandboxKind.BROWSER
                    && !agent.sandbox().browser().autoStart();
            return waitsForCall ? DesiredSandbox.Start.ON_CALL : DesiredSandbox.Start.WITH_SESSION;
        }

        static final Comparator<Claim> BY_AGENT = Comparator.comparing((Claim claim) ->
                        !claim.identity.agent().equals(AgentId.MAIN) && claim.identity.scope() == SandboxScope.SHARED)
                .thenComparing(claim -> claim.identity.agent())
                .thenComparing(claim -> claim.session.key());
    }
}
