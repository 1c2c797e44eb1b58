package ai.openclaw.sandbox.reconciler.desired;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.ToolLists;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which browsers there should be, and what they are made from. */
class BrowserSandboxTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    private final DesiredStateBuilder builder = new DesiredStateBuilder(new SpecBuilder(new PlainHost(), "i1"));

    private DesiredState built(List<String> sessions, AgentSettings... agents) {
        Map<SessionKey, Session> known = new TreeMap<>();
        sessions.forEach(key -> known.put(
                new SessionKey(key), new Session(new SessionKey(key), NOW, Optional.empty(), Session.Source.FILE)));
        return builder.build(AgentSample.settings(agents), new SessionSnapshot(known, Map.of(), false));
    }

    private DesiredSandbox browser(AgentSample agent) {
        DesiredState state = built(List.of("agent:work:chat"), agent.build());
        return state.sandboxes().values().stream()
                .filter(it -> it.identity().kind() == SandboxKind.BROWSER)
                .findFirst()
                .orElseThrow();
    }

    private SandboxSpec spec(AgentSample agent) {
        return ((SpecOutcome.Buildable) browser(agent.browser()).outcome()).spec();
    }

    @Test
    void aBrowserStandsBesideTheSandboxOfItsScopeUnderTheSameSlug() {
        DesiredState state = built(
                List.of("agent:work:chat"), AgentSample.of("work").browser().build());
        String slug = new ScopeKey("agent:work").slug();
        assertThat(state.sandboxes().keySet())
                .extracting(SandboxName::value)
                .containsExactlyInAnyOrder("openclaw-sbx-" + slug, "openclaw-sbx-browser-" + slug);
        assertThat(built(List.of("agent:work:chat"), AgentSample.of("work").build())
                        .sandboxes())
                .hasSize(1);
    }

    @Test
    void isMadeFromTheSameMountsAndHardeningWithItsOwnProgramInItsOwnNetwork() {
        ContainerSpec container = spec(AgentSample.of("work")).container();
        ContainerSpec tool = ((SpecOutcome.Buildable)
                        built(List.of("agent:work:chat"), AgentSample.of("work").build())
                                .sandboxes()
                                .values()
                                .iterator()
                                .next()
                                .outcome())
                .spec()
                .container();
        assertThat(container.files()).isEqualTo(tool.files());
        assertThat(container.hardening()).isEqualTo(tool.hardening());
        assertThat(container.limits()).isEqualTo(tool.limits());
        assertThat(container.program().user()).isEqualTo(tool.program().user());
        assertThat(container.program().image()).isEqualTo("openclaw-sandbox-browser:bookworm-slim");
        assertThat(container.program().command())
                .containsExactly(
                        "openclaw-sandbox-browser",
                        "run",
                        "--cdp-port",
                        "9222",
                        "--vnc-port",
                        "5900",
                        "--novnc-port",
                        "6080");
        assertThat(container.networking().network()).isEqualTo("openclaw-sandbox-browser");
        assertThat(container.networking().publishedPorts()).containsExactly(6080, 9222);
        assertThat(container.labels())
                .containsEntry("openclaw.sandboxBrowser", "1")
                .containsEntry("openclaw.browser.cdpPort", "9222")
                .containsEntry("openclaw.browser.noVncPort", "6080");
    }

    @Test
    void withoutADisplayNobodyCanWatch() {
        ContainerSpec container = spec(AgentSample.of("work").headless()).container();
        assertThat(container.program().command()).contains("--headless").doesNotContain("--novnc-port");
        assertThat(container.networking().publishedPorts()).containsExactly(9222);
        assertThat(container.labels()).doesNotContainKey("openclaw.browser.noVncPort");
    }

    @Test
    void bindsOfTheBrowserReplaceTheOthers() {
        AgentSample agent = AgentSample.of("work").externalBinds().binds("/a:/a");
        assertThat(targets(agent)).containsExactly("/workspace", "/a");
        assertThat(targets(agent.browserBinds("/b:/b:ro"))).containsExactly("/workspace", "/b");
        assertThat(targets(agent.browserBinds())).containsExactly("/workspace");
    }

    private List<String> targets(AgentSample agent) {
        return spec(agent).container().files().mounts().stream()
                .map(Mount::target)
                .toList();
    }

    @Test
    void theSetUpCommandIsForToolsAndTheTimeToAnswerChangesNothingInTheContainer() {
        SandboxSpec spec = spec(AgentSample.of("work").setup("apt-get install everything"));
        assertThat(spec.setupCommand()).contains("openclaw-sandbox-browser ready");
        assertThat(spec.setupLimit()).isEqualTo(Duration.ofSeconds(12));
        assertThat(spec.hash()).isEqualTo(spec(AgentSample.of("work")).hash());
    }

    @Test
    void thePolicyThatDeniesItIsNamed() {
        assertThat(browser(AgentSample.of("work").browserDenied()).outcome())
                .isInstanceOfSatisfying(
                        SpecOutcome.Denied.class,
                        denied -> assertThat(denied.message())
                                .contains("agent work", "\"browser\" in tools.sandbox.tools.deny", "to allow it"));
        AgentSample unnamed = AgentSample.of("work")
                .browserDenied()
                .sandboxTools(new ToolLists(Optional.of(List.of("exec")), Optional.of(List.of())));
        assertThat(browser(unnamed).outcome())
                .isInstanceOfSatisfying(
                        SpecOutcome.Denied.class,
                        denied -> assertThat(denied.message())
                                .contains("agents.list[work].tools.sandbox.tools.allow", "does not name it"));
    }

    @Test
    void whoMustNotHaveASharedBrowserDoesNotKeepItFromOthersNorUseIt() {
        AgentSettings may =
                AgentSample.of("may").scope(SandboxScope.SHARED).browser().build();
        AgentSettings mayNot = AgentSample.of("main")
                .scope(SandboxScope.SHARED)
                .browserDenied()
                .build();
        DesiredSandbox shared = built(List.of("agent:may:a", "agent:main:b"), may, mayNot)
                .get(SandboxName.of("openclaw-sbx-browser-", ScopeKey.SHARED))
                .orElseThrow();
        assertThat(shared.outcome()).isInstanceOf(SpecOutcome.Buildable.class);
        assertThat(shared.sessions()).extracting(it -> it.key().value()).containsExactly("agent:may:a");
    }

    @Test
    void withoutAutoStartItWaitsForACall() {
        DesiredSandbox onCall = browser(AgentSample.of("work").browser().browserOnCall());
        assertThat(onCall.wanted(NOW, Duration.ofMinutes(30), 0)).isFalse();
        assertThat(onCall.wanted(NOW, Duration.ofMinutes(30), 1)).isTrue();
        assertThat(onCall.wanted(NOW.plusSeconds(3600), Duration.ofMinutes(30), 1))
                .isFalse();
        assertThat(browser(AgentSample.of("work").browser()).wanted(NOW, Duration.ofMinutes(30), 0))
                .isTrue();
    }
}
