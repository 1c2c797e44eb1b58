package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.desired.PlainHost;
import ai.openclaw.sandbox.reconciler.desired.SpecBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The configuration and the sessions as they are in a scenario, and the desired state that follows. */
final class Wishes {

    /** The last one is agent main's, but with a sandbox of its own it would use the name of agent work's. */
    static final List<String> SESSIONS = List.of(
            "main", "agent:main:chat", "agent:work:a", "agent:work:b", "agent:team:x", "agent:team:y", "agent:work");

    static final List<String> IMAGES =
            List.of("openclaw-sandbox:bookworm-slim", "custom:1", "openclaw-sandbox-browser:bookworm-slim");
    private static final List<String> AGENTS = List.of("main", "team", "work");
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration MAX_AGE = Duration.ofHours(3);

    private final DesiredStateBuilder builder =
            new DesiredStateBuilder(new SpecBuilder(new PlainHost(), Simulation.INSTANCE));
    private final Map<String, AgentSettings> agents = new TreeMap<>();
    private final Map<SessionKey, Session> sessions = new TreeMap<>();
    private final Map<SessionKey, Long> touched = new TreeMap<>(); // in monotonic time
    private final Set<String> fulfillable = new TreeSet<>(); // agents whose set-up can succeed
    private final Set<AgentId> unreadable = new TreeSet<>();
    private Settings settings = AgentSample.settings();

    Wishes() {
        AGENTS.forEach(id -> edit(id, id.length() * 7 + 1));
    }

    void edit(int who, int what) {
        edit(AGENTS.get(who % AGENTS.size()), what);
    }

    private void edit(String id, int what) {
        AgentSample agent = AgentSample.of(id)
                .scope(SandboxScope.values()[what % 3])
                .mode(what % 17 == 0 ? SandboxMode.OFF : what % 5 == 0 ? SandboxMode.NON_MAIN : SandboxMode.ALL)
                .env("TZ", "zone-" + what % 4)
                .image(IMAGES.get(what / 3 % 4 == 0 ? 1 : 0))
                .idle(Optional.of(IDLE))
                .maxAge(what % 2 == 0 ? Optional.of(MAX_AGE) : Optional.empty());
        boolean setsUp = what / 7 % 6 != 1 && what / 7 % 6 != 2;
        switch (what / 7 % 6) {
            case 0 -> agent.setup("ok " + (1 + what % 40));
            case 1 -> agent.setup("fail 2");
            case 2 -> agent.setup("hang");
            default -> agent.env("PLAIN", "1");
        }
        switch (what / 5 % 6) {
            case 0, 1 -> agent.browser();
            case 2 -> agent.browser().browserOnCall();
            case 3 -> agent.browserDenied();
            default -> agent.env("BROWSER", "none");
        }
        put(id, agent.build());
        if (setsUp) {
            fulfillable.add(id);
        }
    }

    void breakAgent(int who) {
        String id = AGENTS.get(who % AGENTS.size());
        put(id, new AgentSettings.Broken(AgentId.of(id), List.of()));
    }

    /**
     * Every agent has settings that can be fulfilled. Who has them already mostly keeps them: a new configuration would replace what is there, and nobody
     * would see whether it is mended.
     */
    void sane(int what) {
        for (int i = 0; i < AGENTS.size(); i++) {
            String id = AGENTS.get(i);
            boolean change = (what >> i) % 4 == 0;
            if (change || !fulfillable.contains(id)) {
                AgentSample agent = AgentSample.of(id)
                        .scope(id.equals("main") ? SandboxScope.SESSION : SandboxScope.AGENT)
                        .setup("ok 2")
                        .env("TZ", "at-last");
                put(id, (id.equals("team") ? agent.browser() : agent).build());
            }
        }
    }

    private void put(String id, AgentSettings agent) {
        fulfillable.remove(id);
        agents.put(id, agent);
        settings = AgentSample.settings(agents.values().toArray(AgentSettings[]::new));
    }

    void touch(int who, Instant now, long nanos) {
        SessionKey key = key(who);
        touched.put(key, nanos);
        sessions.put(key, new Session(key, now, Optional.empty(), Session.Source.FILE));
    }

    void drop(int who) {
        sessions.remove(key(who));
    }

    void losesSource(int who) {
        unreadable.add(AgentId.of(AGENTS.get(who % AGENTS.size())));
    }

    void regainsSource(int who) {
        unreadable.remove(AgentId.of(AGENTS.get(who % AGENTS.size())));
    }

    void regainsAll() {
        unreadable.clear();
    }

    /** Whether a sandbox nobody speaks for may be wanted by an agent whose settings or sessions cannot be read. */
    boolean doubtful(SandboxIdentity identity) {
        return agents.values().stream()
                .filter(agent ->
                        identity.scope() == SandboxScope.SHARED || agent.id().equals(identity.agent()))
                .anyMatch(agent -> agent instanceof AgentSettings.Broken || unreadable.contains(agent.id()));
    }

    /** The uses a daemon learns of that is told the wishes of now: of which sandbox, and when in monotonic time. */
    void uses(BiConsumer<SandboxName, Long> taker) {
        sessions.keySet().stream()
                .filter(key -> !unreadable.contains(key.agent()))
                .forEach(key -> DesiredStateBuilder.identityFor(settings, key)
                        .ifPresent(identity -> taker.accept(identity.name(), touched.get(key))));
        desired().sandboxes().values().stream()
                .filter(sandbox -> sandbox.identity().kind() == SandboxKind.BROWSER)
                .forEach(browser -> browser.sessions()
                        .forEach(session -> taker.accept(browser.identity().name(), touched.get(session.key()))));
    }

    private static SessionKey key(int who) {
        return new SessionKey(SESSIONS.get(who % SESSIONS.size()));
    }

    /** What the daemon is told: sessions of a source that cannot be read are not among them. */
    DesiredState desired() {
        Map<SessionKey, Session> readable = new TreeMap<>(sessions);
        readable.keySet().removeIf(key -> unreadable.contains(key.agent()));
        Map<AgentId, String> why = new TreeMap<>();
        unreadable.forEach(agent -> why.put(agent, "torn"));
        return builder.build(settings, new SessionSnapshot(readable, why, false));
    }
}
