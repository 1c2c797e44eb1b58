package ai.openclaw.sandbox.model.config.decode;

import static ai.openclaw.sandbox.model.config.decode.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.openclaw.sandbox.model.config.ConfigNode.UnresolvedNode;
import ai.openclaw.sandbox.model.config.ResourceLimits.Ulimit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of value accepts, and how it refuses the rest. */
class ValueCheckTest {

    @ParameterizedTest
    @CsvSource({
        "512m, 536870912", "1g, 1073741824", "1.5g, 1610612736", "1G, 1073741824", "1gb, 1073741824",
        "1GiB, 1073741824", "8388608, 8388608", "8192k, 8388608", "0.5t, 549755813888", "6m, 6291456"
    })
    void readsMemorySizesAsTheEngineDoes(String size, long bytes) {
        assertThat(Decoding.sandbox(Tree.defaults("docker.memory", size))
                        .docker()
                        .limits()
                        .memoryBytes())
                .contains(bytes);
    }

    @Test
    void readsMemoryInBytes() {
        assertThat(Decoding.sandbox(Tree.defaults("docker.memory", 16777216))
                        .docker()
                        .limits()
                        .memoryBytes())
                .contains(16_777_216L);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("mode", "non-mian", "Did you mean non-main?"),
                arguments("mode", true, "is a boolean. Write one of off, non-main, all"),
                arguments("scope", "agents", "Did you mean agent?"),
                arguments("workspaceAccess", "readonly", "one of none, ro, rw"),
                arguments("workspaceRoot", "sandboxes", "not an absolute path"),
                arguments("docker.image", "Upper:tag", "not an image reference"),
                arguments("docker.image", "", "not an image reference"),
                arguments("docker.image", "a".repeat(300), "not an image reference"),
                arguments("docker.image", "name@sha256:beef", "not an image reference"),
                arguments("docker.containerPrefix", "-x", "not the start of a container name"),
                arguments("docker.containerPrefix", "x".repeat(41), "not the start of a container name"),
                arguments("docker.workdir", "workspace", "not a path in a container"),
                arguments("docker.workdir", "/", "not a path in a container"),
                arguments("docker.workdir", "/a/../b", "not a path in a container"),
                arguments("docker.workdir", "/a:b", "not a path in a container"),
                arguments("docker.readOnlyRoot", "yes", "is a string. Write true or false"),
                arguments("docker.tmpfs", "/tmp", "is a string. Write a list"),
                arguments("docker.tmpfs", List.of("tmp"), "docker.tmpfs[0] does not start with an absolute path"),
                arguments("docker.tmpfs", List.of("/tmp:sise=1m"), "has an option"),
                arguments("docker.tmpfs", List.of("/tmp:size=1m,size=2m"), "has an option"),
                arguments("docker.network", "my net", "not the name of a network"),
                arguments("docker.network", "host", "Sandbox security: the host's network"),
                arguments("docker.network", "container:db", "Sandbox security: joins the network"),
                arguments("docker.user", "1000:", "not a user"),
                arguments("docker.user", "9999999999", "not a user"),
                arguments("docker.user", 1000, "is a number"),
                arguments("docker.capDrop", List.of("NET RAW"), "not a capability"),
                arguments("docker.env", object("1A", "x"), "docker.env[\"1A\"] is not the name of a variable"),
                arguments("docker.env", object("A", "x\ny"), "has more than one line"),
                arguments("docker.env", object("A", 8080), "docker.env.A is a number. Write a string in quotes"),
                arguments("docker.setupCommand", List.of(1), "is a number"),
                arguments("docker.pidsLimit", 0, "out of range"),
                arguments("docker.pidsLimit", 1.5, "not a whole number"),
                arguments("docker.memory", "1x", "not a size"),
                arguments("docker.memory", "5m", "less than the engine accepts"),
                arguments("docker.memory", "9999999p", "larger than any memory"),
                arguments("docker.memory", -1, "is negative"),
                arguments("docker.memory", 1e30, "larger than any memory"),
                arguments("docker.memory", 6291456.5, "not a whole number of bytes"),
                arguments("docker.memorySwap", "1g", "is set without docker.memory"),
                arguments("docker.cpus", 0, "out of range"),
                arguments("docker.cpus", -1, "out of range"),
                arguments("docker.ulimits", object("nofiles", 1), "Did you mean nofile?"),
                arguments("docker.ulimits", object("nofile", object("soft", 2, "hard", 1)), "soft bound above"),
                arguments("docker.ulimits", object("nofile", object("soft", -1, "hard", 1)), "soft bound above"),
                arguments("docker.ulimits", object("nofile", object("sof", 2)), "Did you mean soft?"),
                arguments("docker.ulimits", object("nofile", object()), "has no bound"),
                arguments("docker.ulimits", object("nofile", "many"), "is not a limit"),
                arguments("docker.seccompProfile", "unconfined", "Sandbox security: switches seccomp off"),
                arguments("docker.apparmorProfile", "Unconfined", "Sandbox security: switches AppArmor off"),
                arguments("docker.dns", List.of("dns.example.org"), "docker.dns[0] is not an IP address"),
                arguments("docker.dns", List.of("1.2.3"), "not an IP address"),
                arguments("docker.dns", List.of("::zz"), "not an IP address"),
                arguments("docker.extraHosts", List.of("db"), "not a host with its address"),
                arguments("docker.extraHosts", List.of("db:name"), "not a host with its address"),
                arguments("docker.binds", List.of("data:/data"), "Sandbox security: does not start with an absolute"),
                arguments("docker.binds", List.of("/data"), "not a bind"),
                arguments("docker.binds", List.of("/a:/b:rx"), "unknown mode"),
                arguments("docker.binds", List.of("/a:b"), "no absolute path in the container"),
                arguments("docker.runtime", "run sc", "not the name of a runtime"),
                arguments("docker.memry", "1g", "is not a known setting. Did you mean docker.memory?"),
                arguments("memory", "1g", "is not a known setting. Did you mean docker.memory?"),
                arguments("dokcer", object(), "is not a known setting. Did you mean docker?"),
                arguments("docker", "x", "is a string. Write an object"),
                arguments("qqqq", 1, "is not a known setting. Remove it."),
                arguments("browser.network", "none", "leaves the browser without a network"),
                arguments("browser.cdpPort", 5900, "same port"),
                arguments("browser.cdpPort", 65_536, "out of range"),
                arguments("browser.containerPrefix", "openclaw-sbx-", "names would collide"),
                arguments("browser.cdpSourceRange", "10.0.0.0/33", "not a range"),
                arguments("browser.autoStartTimeoutMs", 0, "out of range"),
                arguments("prune.idleHours", -1, "out of range"),
                arguments("prune.idleHours", "24", "is a string. Write a number"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrong")
    void refusesAWrongValueInDefaultsWithTheWholeDocument(String key, Object value, String complaint) {
        Decoded decoded = Decoding.decode(Tree.defaults(key, value));
        assertThat(decoded.settings()).isEmpty();
        assertThat(Decoding.complaints(Tree.defaults(key, value)))
                .singleElement()
                .asString()
                .startsWith("agents.defaults.sandbox." + key.replaceFirst("\\..*", ""))
                .contains(complaint);
    }

    static Stream<Arguments> right() {
        return Stream.of(
                arguments("docker.image", "sha256:" + "a".repeat(64)),
                arguments("docker.image", "localhost/x@sha256:" + "a".repeat(64)),
                arguments("docker.image", "host.example:5000/a/b__c:Tag.1"),
                arguments("docker.user", "sandbox"),
                arguments("docker.user", "0:0"),
                arguments("docker.user", "sandbox:users"),
                arguments("docker.memorySwap", "-1"),
                arguments("docker.dns", List.of("2001:4860:4860::8888")),
                arguments("docker.extraHosts", List.of("gw:host-gateway", "six:::1")),
                arguments("docker.tmpfs", List.of()),
                arguments("docker.capDrop", List.of()),
                arguments("docker.cpus", 0.01),
                arguments("docker.setupCommand", ""),
                arguments("browser.cdpSourceRange", "fd00::/8"),
                arguments("prune.idleHours", 0));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("right")
    void acceptsWhatTheEngineAccepts(String key, Object value) {
        assertThat(Decoding.complaints(Tree.defaults(key, value))).isEmpty();
    }

    @Test
    void readsEveryFormOfAUlimit() {
        assertThat(Decoding.sandbox(Tree.defaults(
                                "docker.ulimits",
                                object(
                                        "nproc",
                                        256,
                                        "nofile",
                                        object("soft", 1024, "hard", 2048),
                                        "core",
                                        object("hard", 0),
                                        "memlock",
                                        -1,
                                        "stack",
                                        "8:16")))
                        .docker()
                        .limits()
                        .ulimits())
                .containsEntry("nproc", new Ulimit(256, 256))
                .containsEntry("nofile", new Ulimit(1024, 2048))
                .containsEntry("core", new Ulimit(0, 0))
                .containsEntry("memlock", new Ulimit(-1, -1))
                .containsEntry("stack", new Ulimit(8, 16));
    }

    @Test
    void normalisesPathsAndNames() {
        var docker = Decoding.sandbox(Tree.at(
                        "agents.defaults.sandbox",
                        object(
                                "workspaceRoot",
                                "~/a/../b",
                                "docker",
                                object(
                                        "workdir", "//work//",
                                        "tmpfs", Tree.list("/tmp/"),
                                        "capDrop", Tree.list("cap_net_raw"),
                                        "binds", Tree.list("/home/ada/.openclaw/workspace//x/:/data/")))))
                .docker();
        assertThat(docker.workdir()).isEqualTo("/work");
        assertThat(docker.tmpfs()).containsExactly("/tmp");
        assertThat(docker.capDrop()).containsExactly("NET_RAW");
        assertThat(docker.binds()).containsExactly("/home/ada/.openclaw/workspace/x:/data");
    }

    @Test
    void nullMeansNotWritten() {
        assertThat(Decoding.sandbox(Tree.defaults("docker.memory", Tree.NULL))).isEqualTo(Decoding.sandbox(object()));
        assertThat(Decoding.sandbox(Tree.defaults("docker", Tree.NULL))).isEqualTo(Decoding.sandbox(object()));
    }

    @Test
    void twoNamesOfOneKeyAreAnError() {
        assertThat(Decoding.complaints(Tree.defaults("browser", object("enableNoVnc", true, "noVncEnabled", true))))
                .singleElement()
                .asString()
                .contains("is another name of agents.defaults.sandbox.browser.enableNoVnc");
    }

    @Test
    void reportsEveryProblemAtOnce() {
        assertThat(Decoding.complaints(Tree.at(
                        "agents.defaults.sandbox",
                        object(
                                "mode",
                                "on",
                                "docker",
                                object("memory", "1q", "cpus", "two", "dns", Tree.list("a", "1.1.1.1", "b"))))))
                .hasSize(5);
    }

    @Test
    void anUnsetVariableIsAnErrorWhereItIsRead() {
        assertThat(Decoding.complaints(Tree.defaults("docker.image", new UnresolvedNode(Tree.PLACE, "IMAGE"))))
                .singleElement()
                .asString()
                .contains("refers to the variable IMAGE, which is not set");
        assertThat(Decoding.complaints(Tree.at("models.key", new UnresolvedNode(Tree.PLACE, "KEY"))))
                .isEmpty();
    }

    @Test
    void noComplaintRepeatsAValue() {
        assertThat(Decoding.complaints(Tree.defaults("docker.env", object("A", "s3cret\nvalue"))))
                .noneMatch(text -> text.contains("s3cret"));
    }
}
