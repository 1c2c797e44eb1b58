package ai.openclaw.sandbox.reconciler.desired;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DesiredStateBuilderTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    private final DesiredStateBuilder builder = new DesiredStateBuilder(new SpecBuilder(new PlainHost(), "i1"));

    private static Session session(String key) {
        return new Session(new SessionKey(key), NOW, Optional.empty(), Session.Source.FILE);
    }

    private static SessionSnapshot sessions(String... keys) {
        return SessionSnapshot.of(
                Stream.of(keys).map(DesiredStateBuilderTest::session).toList());
    }

    private Map<String, List<String>> built(Settings settings, SessionSnapshot sessions) {
        Map<String, List<String>> found = new TreeMap<>();
        builder.build(settings, sessions)
                .sandboxes()
                .forEach((name, sandbox) -> found.put(
                        sandbox.identity().scopeKey().value(),
                        sandbox.sessions().stream().map(it -> it.key().value()).toList()));
        return found;
    }

    private static Settings only(AgentSample agent) {
        return AgentSample.settings(agent.build());
    }

    @Test
    void modeSaysWhoIsSandboxed() {
        SessionSnapshot all = sessions("agent:work:main", "agent:work:chat", "main");
        assertThat(built(only(AgentSample.of("work").scope(SandboxScope.SESSION).mode(SandboxMode.OFF)), all))
                .isEmpty();
        assertThat(built(only(AgentSample.of("work").scope(SandboxScope.SESSION).mode(SandboxMode.NON_MAIN)), all))
                .containsOnlyKeys("agent:work:chat");
        assertThat(built(only(AgentSample.of("work").scope(SandboxScope.SESSION)), all))
                .containsOnlyKeys("agent:work:chat", "agent:work:main");
    }

    @Test
    void scopeSaysWhoShares() {
        SessionSnapshot all = sessions("agent:work:a", "agent:work:b");
        assertThat(built(only(AgentSample.of("work").scope(SandboxScope.SESSION)), all))
                .hasSize(2);
        assertThat(built(only(AgentSample.of("work")), all))
                .isEqualTo(Map.of("agent:work", List.of("agent:work:a", "agent:work:b")));
        assertThat(built(only(AgentSample.of("work").scope(SandboxScope.SHARED)), all))
                .containsOnlyKeys("shared");
    }

    @Test
    void aListOfAgentsIsCompleteButForMain() {
        Settings settings = AgentSample.settings(
                AgentSample.of("work").build(), AgentSample.of("main").build());
        assertThat(built(settings, sessions("agent:gone:chat", "agent:work:chat", "chat")))
                .containsOnlyKeys("agent:work", "agent:main");
    }

    @Test
    void theSameAgentSpeaksForASharedSandboxWhoeverComesFirst() {
        Settings settings = AgentSample.settings(
                AgentSample.of("b").scope(SandboxScope.SHARED).env("WHO", "b").build(),
                AgentSample.of("a").scope(SandboxScope.SHARED).env("WHO", "a").build());
        SandboxName shared = SandboxName.of("openclaw-sbx-", ScopeKey.SHARED);
        DesiredSandbox one = builder.build(settings, sessions("agent:b:x", "agent:a:x"))
                .get(shared)
                .orElseThrow();
        DesiredSandbox two = builder.build(settings, sessions("agent:a:x", "agent:b:z", "agent:b:x"))
                .get(shared)
                .orElseThrow();
        assertThat(one.identity().agent()).isEqualTo(AgentId.of("a"));
        assertThat(two.outcome()).isEqualTo(one.outcome());
        assertThat(two.sessions()).hasSize(3);
    }

    @Test
    void aSessionThatIsNamedLikeAScopeIsAConflict() {
        Settings settings = AgentSample.settings(
                AgentSample.of("main").scope(SandboxScope.SESSION).build(),
                AgentSample.of("work").scope(SandboxScope.AGENT).build());
        SandboxName name = SandboxName.of("openclaw-sbx-", ScopeKey.ofAgent(AgentId.of("work")));
        DesiredSandbox sandbox = builder.build(settings, sessions("agent:work", "agent:work:chat"))
                .get(name)
                .orElseThrow();
        assertThat(sandbox.outcome()).isInstanceOf(SpecOutcome.Refused.class);
        assertThat(((SpecOutcome.Refused) sandbox.outcome()).reason()).isEqualTo("NameConflict");
        assertThat(sandbox.sessions())
                .as("either may use the container that is there")
                .hasSize(2);
    }

    @Test
    void thatTwoClaimABrowserIsSaidAsSoonAsOneWouldHaveIt() {
        Settings settings = AgentSample.settings(
                AgentSample.of("main")
                        .scope(SandboxScope.SESSION)
                        .browser()
                        .browserOnCall()
                        .build(),
                AgentSample.of("work").scope(SandboxScope.AGENT).browser().build());
        SandboxName name = SandboxName.of("openclaw-sbx-browser-", ScopeKey.ofAgent(AgentId.of("work")));
        DesiredSandbox browser = builder.build(settings, sessions("agent:work", "agent:work:chat"))
                .get(name)
                .orElseThrow();
        assertThat(browser.outcome()).isInstanceOf(SpecOutcome.Refused.class);
        assertThat(browser.start()).isEqualTo(DesiredSandbox.Start.WITH_SESSION);
    }

    @Test
    void specsAreMadeOnceForOneConfiguration() {
        Settings settings = only(AgentSample.of("work"));
        DesiredState first = builder.build(settings, sessions("agent:work:a"));
        DesiredState second = builder.build(settings, sessions("agent:work:a", "agent:work:b"));
        SandboxName name = first.sandboxes().keySet().iterator().next();
        assertThat(second.get(name).orElseThrow().outcome())
                .isSameAs(first.get(name).orElseThrow().outcome());
    }

    @Test
    void whatCannotBeReadIsDoubtAndNotAbsence() {
        SandboxIdentity work = identity("agent:work:chat", only(AgentSample.of("work")));
        Settings settings = only(AgentSample.of("work"));
        SessionSnapshot torn = new SessionSnapshot(Map.of(), Map.of(AgentId.of("work"), "torn"), false);
        assertThat(DesiredState.unknown().doubt(work)).isPresent();
        assertThat(builder.build(settings, torn).doubt(work))
                .hasValueSatisfying(why -> assertThat(why).contains("work"));
        assertThat(builder.build(settings, SessionSnapshot.unknown()).doubt(work))
                .isPresent();
        assertThat(builder.build(settings, SessionSnapshot.empty()).doubt(work)).isEmpty();
        Settings broken = AgentSample.settings(new AgentSettings.Broken(AgentId.of("work"), List.of()));
        assertThat(builder.build(broken, SessionSnapshot.empty()).doubt(work)).isPresent();
    }

    @Test
    void aSharedSandboxIsInDoubtWithAnyAgent() {
        SandboxIdentity shared = identity("chat", only(AgentSample.of("main").scope(SandboxScope.SHARED)));
        Settings settings = AgentSample.settings(
                AgentSample.of("main").scope(SandboxScope.SHARED).build(),
                new AgentSettings.Broken(AgentId.of("work"), List.of()));
        assertThat(builder.build(settings, SessionSnapshot.empty()).doubt(shared))
                .isPresent();
        SessionSnapshot torn = new SessionSnapshot(Map.of(), Map.of(AgentId.of("other"), "torn"), false);
        assertThat(builder.build(only(AgentSample.of("main")), torn).doubt(shared))
                .isPresent();
    }

    private static SandboxIdentity identity(String key, Settings settings) {
        return DesiredStateBuilder.identityFor(settings, new SessionKey(key)).orElseThrow();
    }
}
