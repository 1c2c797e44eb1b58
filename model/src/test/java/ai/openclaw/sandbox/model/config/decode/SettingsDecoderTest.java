package ai.openclaw.sandbox.model.config.decode;

import static ai.openclaw.sandbox.model.config.decode.Tree.list;
import static ai.openclaw.sandbox.model.config.decode.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.Settings.SessionSettings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsDecoderTest {

    private static ConfigNode agents(Object... list) {
        return object("agents", object("list", list(list)));
    }

    private static ConfigNode cpus(Object value) {
        return object("docker", object("cpus", value));
    }

    @Test
    void anEmptyDocumentIsAllDefaults() {
        Settings settings = Decoding.settings(object());
        assertThat(settings.agents()).isEmpty();
        assertThat(settings.session()).isEqualTo(new SessionSettings("main", false));
        assertThat(Decoding.agent(settings, "main").workspace()).isEqualTo(Path.of("/home/ada/.openclaw/workspace"));
        assertThat(Decoding.agent(settings, "work").workspace())
                .isEqualTo(Path.of("/home/ada/.openclaw/workspace-work"));
    }

    @Test
    void equalDocumentsGiveEqualSettings() {
        assertThat(Decoding.settings(agents(object("id", "work"))))
                .isEqualTo(Decoding.settings(agents(object("id", "work"))));
    }

    @Test
    void workspacesComeFromTheAgentThenTheDefaults() {
        Settings settings = Decoding.settings(object(
                "agents",
                object(
                        "defaults",
                        object("workspace", "~/everybody"),
                        "list",
                        list(object("id", "work", "workspace", "/srv/work"), object("id", "home")))));
        assertThat(Decoding.agent(settings, "work").workspace()).isEqualTo(Path.of("/srv/work"));
        assertThat(Decoding.agent(settings, "home").workspace()).isEqualTo(Path.of("/home/ada/everybody"));
        assertThat(Decoding.agent(settings, "other").workspace()).isEqualTo(Path.of("/home/ada/everybody"));
    }

    @Test
    void oneBadAgentNeverStopsTheOthers() {
        Decoded decoded = Decoding.decode(
                agents(object("id", "bad", "sandbox", cpus("two")), object("id", "good", "sandbox", cpus(2))));
        Settings settings = decoded.settings().orElseThrow();
        assertThat(settings.agent(AgentId.of("bad"))).isInstanceOf(AgentSettings.Broken.class);
        assertThat(settings.agent(AgentId.of("good"))).isInstanceOf(AgentSettings.Resolved.class);
        assertThat(decoded.failed()).containsExactly(AgentId.of("bad"));
    }

    @Test
    void aBadAgentKeepsItsLastGoodSettings() {
        Settings before = Decoding.settings(agents(object("id", "work", "sandbox", cpus(1))));
        Decoded decoded = Decoding.decode(
                agents(object("id", "work", "sandbox", cpus("two")), object("id", "new", "sandbox", cpus("x"))),
                before);
        Settings after = decoded.settings().orElseThrow();
        assertThat(after.agent(AgentId.of("work"))).isEqualTo(before.agent(AgentId.of("work")));
        assertThat(after.agent(AgentId.of("new"))).isInstanceOf(AgentSettings.Broken.class);
        assertThat(decoded.problems()).hasSize(2);
    }

    @Test
    void badDefaultsRefuseTheDocumentAndStillShowTheAgentsProblems() {
        Decoded decoded = Decoding.decode(object(
                "agents",
                object(
                        "defaults",
                        object("sandbox", object("mode", "on")),
                        "list",
                        list(object("id", "work", "sandbox", cpus("two"))))));
        assertThat(decoded.settings()).isEmpty();
        assertThat(decoded.problems()).hasSize(2);
    }

    @Test
    void theSameAgentTwiceIsAnErrorOfThatAgent() {
        Decoded decoded = Decoding.decode(agents(object("id", "Work"), object("id", "work"), object("id", "home")));
        assertThat(decoded.failed()).containsExactly(AgentId.of("work"));
        assertThat(decoded.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("again").contains("agents.list[0]"));
    }

    @Test
    void anAgentThatDoesNotSayItsNameRefusesTheDocument() {
        for (ConfigNode nameless : List.of(object(), object("id", 1), object("id", " "), object("id", Tree.NULL))) {
            assertThat(Decoding.decode(agents(nameless)).settings()).isEmpty();
        }
        assertThat(Decoding.decode(agents("work")).settings()).isEmpty();
    }

    @Test
    void entriesAreAgentsTooButNotBesideAList() {
        ConfigNode entries = object("entries", object("Work", object("sandbox", cpus(2))));
        assertThat(Decoding.settings(object("agents", entries)).agents()).containsOnlyKeys(AgentId.of("work"));
        Decoded both = Decoding.decode(object("agents", object("entries", object(), "list", list())));
        assertThat(both.settings()).isEmpty();
        assertThat(both.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("beside agents.list"));
    }

    @Test
    void unknownKeysAreErrorsInOurSectionsAndNobodysBusinessElsewhere() {
        assertThat(Decoding.complaints(object(
                        "channels", object("x", 1),
                        "session", object("dmScope", "x"),
                        "agents", object("list", list(object("id", "a", "model", "m"))),
                        "tools", object("web", object("anything", 1)),
                        "gateway", object("tls", object("enabled", true)))))
                .isEmpty();
        assertThat(Decoding.complaints(object("tools", object("alow", list()))))
                .containsExactly("tools.alow is not a known setting. Did you mean allow?");
        assertThat(Decoding.complaints(object("gateway", object("prot", 1))))
                .containsExactly("gateway.prot is not a known setting. Did you mean port?");
        assertThat(Decoding.complaints(agents(object("id", "a", "tools", object("dney", list())))))
                .containsExactly("agents.list[0].tools.dney is not a known setting. Did you mean deny?");
    }

    @Test
    void warnsOfASlipThatWouldSwitchSandboxesOff() {
        Decoded decoded = Decoding.decode(object("agents", object("defualts", object())));
        assertThat(decoded.settings()).isPresent();
        assertThat(decoded.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).isEqualTo("Did you mean defaults?"));
        assertThat(Decoding.complaints(agents(object("id", "a", "sandbx", object()))))
                .hasSize(1);
    }

    @Test
    void warnsOfSettingsThatOnlyTheChatGatewayHonours() {
        Decoded decoded = Decoding.decode(Tree.defaults("docker.gpus", "all"));
        assertThat(decoded.whole()).isTrue();
        assertThat(decoded.problems()).hasSize(1);
    }

    @Test
    void whereCommandsLookFirstIsAnAgentsOwnOrEverybodys() {
        Settings settings = Decoding.settings(object(
                "tools",
                object("exec", object("pathPrepend", list("/opt/all/"), "backgroundMs", 5)),
                "agents",
                object(
                        "list",
                        list(
                                object("id", "work", "tools", object("exec", object("pathPrepend", list("/opt/own")))),
                                object("id", "home", "tools", object("exec", object("host", "sandbox")))))));
        assertThat(Decoding.agent(settings, "work").pathPrepend()).containsExactly("/opt/own");
        assertThat(Decoding.agent(settings, "home").pathPrepend()).containsExactly("/opt/all");
        assertThat(Decoding.agent(settings, "other").pathPrepend()).containsExactly("/opt/all");
        assertThat(Decoding.decode(object("tools", object("exec", object("pathPrepend", list("bin")))))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.path().toString()).contains("tools.exec.pathPrepend"));
    }

    @Test
    void toolsAreReadOnEveryLevel() {
        Settings settings = Decoding.settings(object(
                "tools",
                object("deny", list("exec "), "sandbox", object("tools", object("allow", list()))),
                "agents",
                object(
                        "list",
                        list(object(
                                "id",
                                "work",
                                "tools",
                                object(
                                        "allow",
                                        list("read"),
                                        "sandbox",
                                        object("tools", object("deny", list("write")))))))));
        assertThat(settings.tools().deny()).contains(List.of("exec"));
        assertThat(settings.tools().allow()).isEmpty();
        assertThat(settings.sandboxTools().allow()).contains(List.of());
        assertThat(Decoding.agent(settings, "work").tools().allow()).contains(List.of("read"));
        assertThat(Decoding.agent(settings, "work").sandboxTools().deny()).contains(List.of("write"));
    }

    @Test
    void toolsUnderAgentDefaultsAreRefusedWithTheRightPlace() {
        assertThat(Decoding.complaints(Tree.at("agents.defaults.tools", object())))
                .singleElement()
                .asString()
                .contains("under tools, at the top");
    }

    @Test
    void theGatewayIsReadAndItsTokenStaysHidden() {
        Settings settings = Decoding.settings(object(
                "session", object("mainKey", "primary", "scope", "global"),
                "gateway",
                        object(
                                "mode", "local",
                                "bind", "custom",
                                "customBindHost", "10.0.0.1",
                                "port", 1234,
                                "auth", object("mode", "token", "token", "t0ken"))));
        assertThat(settings.session()).isEqualTo(new SessionSettings("primary", true));
        assertThat(settings.gateway().mode()).contains("local");
        assertThat(settings.gateway().customBindHost()).contains("10.0.0.1");
        assertThat(settings.gateway().port()).contains(1234);
        assertThat(settings.gateway().token().orElseThrow().reveal()).isEqualTo("t0ken");
        assertThat(settings.toString()).doesNotContain("t0ken");
    }

    @Test
    void aTokenMayComeFromTheEnvironment() {
        ConfigNode known = object("source", "env", "provider", "default", "id", "TOKEN");
        assertThat(Decoding.settings(Tree.at("gateway.auth.token", known))
                        .gateway()
                        .token()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("s3cret");
        assertThat(Decoding.complaints(Tree.at("gateway.auth.token", object("source", "env", "id", "NONE"))))
                .singleElement()
                .asString()
                .contains("NONE");
        Decoded elsewhere = Decoding.decode(Tree.at("gateway.auth.token", object("source", "exec", "id", "x")));
        assertThat(elsewhere.whole()).isTrue();
        assertThat(elsewhere.problems()).hasSize(1);
    }

    @Test
    void aDocumentThatIsNoObjectIsRefused() {
        for (ConfigNode node : List.of(list(), Tree.NULL)) {
            assertThat(Decoding.decode(node).settings()).isEmpty();
        }
        assertThat(Decoding.decode(object("agents", list())).settings()).isEmpty();
        assertThat(Decoding.decode(object("session", "x")).settings()).isEmpty();
        assertThat(Decoding.decode(object("agents", Tree.NULL)).settings()).isPresent();
    }

    @Test
    void rulesOfTheHostAreAskedToo() {
        SandboxRule never = effective -> List.of(effective.error("is refused here.", "Ask.", "docker.image"));
        Decoded decoded = new SettingsDecoder(Decoding.SURROUNDINGS, List.of(never))
                .decode(Tree.defaults("docker.image", "mine"), Optional.empty());
        assertThat(decoded.settings()).isEmpty();
        assertThat(decoded.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.location()).contains(Tree.PLACE));
    }
}
