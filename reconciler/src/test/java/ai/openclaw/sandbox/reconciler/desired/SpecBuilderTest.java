package ai.openclaw.sandbox.reconciler.desired;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SpecHash;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpecBuilderTest {

    private static final String SLUG = ScopeKey.ofAgent(AgentId.of("work")).slug();
    private static final String DIRECTORY = "/state/sandboxes/" + SLUG;

    private final PlainHost host = new PlainHost();

    private SpecOutcome outcome(AgentSample agent) {
        AgentSettings.Resolved settings = agent.build();
        SandboxIdentity identity = DesiredStateBuilder.identityFor(
                        AgentSample.settings(settings), new SessionKey("agent:work:chat"))
                .orElseThrow();
        return new SpecBuilder(host, "i1").build(identity, settings);
    }

    private SandboxSpec spec(AgentSample agent) {
        return ((SpecOutcome.Buildable) outcome(agent)).spec();
    }

    private List<String> mounts(AgentSample agent) {
        return spec(agent).container().files().mounts().stream()
                .map(Mount::bind)
                .toList();
    }

    @Test
    void mountsFollowTheAccess() {
        assertThat(mounts(AgentSample.of("work"))).containsExactly(DIRECTORY + ":/workspace:rw");
        assertThat(mounts(AgentSample.of("work").access(WorkspaceAccess.RO)))
                .containsExactly(DIRECTORY + ":/workspace:rw", "/state/workspace-work:/agent:ro");
        assertThat(mounts(AgentSample.of("work").access(WorkspaceAccess.RW)))
                .containsExactly("/state/workspace-work:/workspace:rw");
    }

    @Test
    void bindsFollowInTheirOrder() {
        assertThat(mounts(AgentSample.of("work")
                        .access(WorkspaceAccess.RO)
                        .externalBinds()
                        .binds("/z:/z:ro", "/a:/a", "/c:/c:rw,z")))
                .containsExactly(
                        DIRECTORY + ":/workspace:rw",
                        "/state/workspace-work:/agent:ro",
                        "/z:/z:ro",
                        "/a:/a:rw",
                        "/c:/c:rw");
    }

    @Test
    void whatNoSandboxGetsIsRefused() {
        assertThat(refused(AgentSample.of("work").externalBinds().binds("/etc:/data")))
                .contains("Sandbox security", "belongs to the system");
        assertThat(refused(AgentSample.of("work").binds("/srv/data:/data"))).contains("lies outside");
        assertThat(refused(AgentSample.of("work").binds("/state/sandboxes/another:/data")))
                .as("a sandbox of somebody else")
                .contains("lies outside");
        assertThat(mounts(AgentSample.of("work").binds(DIRECTORY + "/x:/data", "/state/workspace-work/y:/more")))
                .hasSize(3);
    }

    private String refused(AgentSample agent) {
        SpecOutcome.Refused refused = (SpecOutcome.Refused) outcome(agent);
        assertThat(refused.condition()).isEqualTo(ConditionType.SECURITY_REJECTED);
        return refused.message();
    }

    @Test
    void sourcesAreWhereTheEngineFindsThem() {
        host.source(DIRECTORY, new HostFacts.SourcePath.Found("/var/lib/engine/sbx"));
        assertThat(mounts(AgentSample.of("work"))).containsExactly("/var/lib/engine/sbx:/workspace:rw");
        host.source(DIRECTORY, new HostFacts.SourcePath.Unbacked("Add a volume line."));
        assertThat(outcome(AgentSample.of("work")))
                .isEqualTo(
                        new SpecOutcome.Refused(ConditionType.WORKSPACE_READY, "PathNotOnHost", "Add a volume line."));
    }

    @ParameterizedTest(name = "workspace of {0}, docker.user {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 1000:1000",
                "501:20, -, 501:20",
                "0:0, -, 1000:1000",
                "501:20, 7:8, 7:8",
                "501:20, 7, 7",
                "-, node, node"
            })
    void theUserIsWhoOwnsTheWorkspaceUnlessConfigured(String owner, String configured, String expected) {
        if (owner != null) {
            String[] parts = owner.split(":", 2);
            host.owned(DIRECTORY, new Owner(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        }
        AgentSample agent = AgentSample.of("work");
        assertThat(spec(configured == null ? agent : agent.user(configured))
                        .container()
                        .program()
                        .user())
                .isEqualTo(expected);
    }

    @Test
    void theDirectoryBelongsToTheUser() {
        assertThat(spec(AgentSample.of("work").user("7")).workspace().owner()).contains(new Owner(7, 7));
        assertThat(spec(AgentSample.of("work").user("node")).workspace().owner())
                .isEmpty();
    }

    @Test
    void aSeccompProfileGoesInline() {
        host.profile("/p.json", new HostFacts.ProfileText.Text("{\"defaultAction\":\"SCMP_ACT_ALLOW\"}"));
        SpecHash before =
                spec(AgentSample.of("work").seccomp(Path.of("/p.json"))).hash();
        assertThat(spec(AgentSample.of("work").seccomp(Path.of("/p.json")))
                        .container()
                        .hardening()
                        .seccomp())
                .contains("{\"defaultAction\":\"SCMP_ACT_ALLOW\"}");
        host.profile("/p.json", new HostFacts.ProfileText.Text("{}"));
        assertThat(spec(AgentSample.of("work").seccomp(Path.of("/p.json"))).hash())
                .isNotEqualTo(before);
        assertThat(outcome(AgentSample.of("work").seccomp(Path.of("/none.json"))))
                .isInstanceOfSatisfying(
                        SpecOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("SeccompProfileUnusable"));
    }

    @Test
    void theRestIsWhatEverySandboxGets() {
        ContainerSpec container = spec(AgentSample.of("work")).container();
        assertThat(container.program().command()).containsExactly("sleep", "infinity");
        assertThat(container.files().readOnlyRoot()).isTrue();
        assertThat(container.files().tmpfs()).isEqualTo(Map.of("/tmp", "", "/var/tmp", "size=64m", "/run", ""));
        assertThat(container.networking().network()).isEqualTo("none");
        assertThat(container.hardening().capDrop()).containsExactly("ALL");
        assertThat(container.labels()).containsEntry(SandboxLabels.INSTANCE, "i1");
    }
}
