package ai.openclaw.sandbox.model.config.decode;

import static ai.openclaw.sandbox.model.config.decode.Tree.list;
import static ai.openclaw.sandbox.model.config.decode.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.config.AgentSettings.Ignored;
import ai.openclaw.sandbox.model.config.AgentSettings.Origin;
import ai.openclaw.sandbox.model.config.AgentSettings.Resolved;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.session.SandboxScope;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

    private static Resolved agent(ConfigNode defaults, ConfigNode own) {
        return Decoding.agent(
                Decoding.settings(object(
                        "agents",
                        object(
                                "defaults",
                                object("sandbox", defaults),
                                "list",
                                list(object("id", "work", "sandbox", own))))),
                "work");
    }

    @Test
    void listsReplaceButBindsFollowTheDefaults() {
        Resolved work = agent(
                object(
                        "docker",
                        object(
                                "tmpfs",
                                list("/a"),
                                "dns",
                                list("1.1.1.1"),
                                "binds",
                                list("/home/ada/.openclaw/sandboxes/a:/x", "/home/ada/.openclaw/sandboxes/b:/y"))),
                object("docker", object("tmpfs", list("/b"), "binds", list("/home/ada/.openclaw/sandboxes/c:/z"))));
        assertThat(work.sandbox().docker().tmpfs()).containsExactly("/b");
        assertThat(work.sandbox().docker().dns()).containsExactly("1.1.1.1");
        assertThat(work.sandbox().docker().binds())
                .containsExactly(
                        "/home/ada/.openclaw/sandboxes/a:/x",
                        "/home/ada/.openclaw/sandboxes/b:/y",
                        "/home/ada/.openclaw/sandboxes/c:/z");
        assertThat(work.provenance().origins())
                .containsEntry("docker.binds[0]", written("agents.defaults.sandbox.docker.binds[0]"))
                .containsEntry("docker.binds[2]", written("agents.list[0].sandbox.docker.binds[0]"));
    }

    @Test
    void mapsMergeByKeyTheBuiltInIncluded() {
        Resolved work = agent(
                object("docker", object("env", object("TZ", "UTC", "A", "1"), "ulimits", object("nproc", 1))),
                object("docker", object("env", object("A", "2"), "ulimits", object("nofile", 2))));
        assertThat(work.sandbox().docker().env())
                .containsOnly(
                        java.util.Map.entry("LANG", "C.UTF-8"),
                        java.util.Map.entry("TZ", "UTC"),
                        java.util.Map.entry("A", "2"));
        assertThat(work.sandbox().docker().limits().ulimits()).containsOnlyKeys("nofile", "nproc");
        assertThat(work.provenance().origins())
                .containsEntry("docker.env.LANG", new Origin.BuiltIn())
                .containsEntry("docker.env.TZ", written("agents.defaults.sandbox.docker.env.TZ"))
                .containsEntry("docker.env.A", written("agents.list[0].sandbox.docker.env.A"));
    }

    @Test
    void browserBindsReplaceEvenWhenEmpty() {
        Resolved work = agent(
                object("browser", object("binds", list("/home/ada/.openclaw/sandboxes/a:/x"))),
                object("browser", object("binds", list())));
        assertThat(work.sandbox().browser().binds())
                .hasValueSatisfying(binds -> assertThat(binds).isEmpty());
    }

    @Test
    void underASharedScopeAnAgentHasNoSayAboutTheContainer() {
        Resolved work = agent(
                object("scope", "shared", "docker", object("cpus", 2)),
                object(
                        "mode", "all",
                        "workspaceAccess", "ro",
                        "docker", object("cpus", 1, "env", object("A", "1")),
                        "browser", object("enabled", true),
                        "prune", object("idleHours", 1)));
        assertThat(work.sandbox().mode()).isEqualTo(SandboxMode.ALL);
        assertThat(work.sandbox().workspaceAccess()).isEqualTo(WorkspaceAccess.RO);
        assertThat(work.sandbox().docker().limits().cpus()).contains(new BigDecimal("2"));
        assertThat(work.sandbox().docker().env()).doesNotContainKey("A");
        assertThat(work.sandbox().browser().enabled()).isFalse();
        assertThat(work.provenance().ignored())
                .extracting(Ignored::path)
                .extracting(ConfigPath::value)
                .containsExactly(
                        "agents.list[0].sandbox.docker.cpus",
                        "agents.list[0].sandbox.docker.env",
                        "agents.list[0].sandbox.browser.enabled",
                        "agents.list[0].sandbox.prune.idleHours");
    }

    @Test
    void anAgentThatLeavesTheSharedScopeHasItsSayBack() {
        Resolved work = agent(
                object("scope", "shared", "docker", object("cpus", 2)),
                object("scope", "session", "docker", object("cpus", 1)));
        assertThat(work.sandbox().scope()).isEqualTo(SandboxScope.SESSION);
        assertThat(work.sandbox().docker().limits().cpus()).contains(new BigDecimal("1"));
        assertThat(work.provenance().ignored()).isEmpty();
    }

    @Test
    void perSessionStandsInOnlyWhereNoScopeIsSet() {
        assertThat(agent(object("perSession", true), object()).sandbox().scope())
                .isEqualTo(SandboxScope.SESSION);
        assertThat(agent(object("perSession", true), object("perSession", false))
                        .sandbox()
                        .scope())
                .isEqualTo(SandboxScope.SHARED);
        Resolved work = agent(object("scope", "agent"), object("perSession", true));
        assertThat(work.sandbox().scope()).isEqualTo(SandboxScope.AGENT);
        assertThat(work.provenance().ignored()).hasSize(1);
    }

    @Test
    void theOriginOfAnOlderScopeIsShownAsTheScopes() {
        assertThat(agent(object("perSession", true), object()).provenance().origins())
                .containsEntry("scope", written("agents.defaults.sandbox.perSession"))
                .doesNotContainKey("perSession");
    }

    @Test
    void anAgentsOverrideIsCheckedTogetherWithTheDefaultItMeets() {
        Decoded decoded = Decoding.decode(object(
                "agents",
                object(
                        "defaults",
                        object("sandbox", object("docker", object("memory", "1g", "memorySwap", "2g"))),
                        "list",
                        list(
                                object("id", "big", "sandbox", object("docker", object("memory", "3g"))),
                                object("id", "small")))));
        assertThat(decoded.failed()).extracting(Object::toString).containsExactly("big");
        assertThat(decoded.settings()).isPresent();
        assertThat(decoded.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("less than docker.memory"));
    }

    @Test
    void twoThingsOnOneDirectoryAreAnError() {
        assertThat(Decoding.complaints(Tree.defaults("docker.tmpfs", list("/workspace"))))
                .singleElement()
                .asString()
                .contains("mounts on /workspace, where the workspace");
        assertThat(Decoding.complaints(Tree.defaults("docker.binds", list("/home/ada/.openclaw/sandboxes/a:/run"))))
                .singleElement()
                .asString()
                .startsWith("agents.defaults.sandbox.docker.binds[0]")
                .contains("mounts on /run");
        assertThat(Decoding.complaints(Tree.at(
                        "agents.defaults.sandbox",
                        object("workspaceAccess", "ro", "docker", object("tmpfs", list("/agent"))))))
                .hasSize(1);
    }

    private static Origin written(String path) {
        return new Origin.Written(new ConfigPath(path), Tree.PLACE);
    }
}
