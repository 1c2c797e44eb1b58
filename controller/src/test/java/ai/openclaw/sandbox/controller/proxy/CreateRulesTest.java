package ai.openclaw.sandbox.controller.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be created, and above all what may not. */
final class CreateRulesTest {

    private static final String HOST = "\"SecurityOpt\": [\"no-new-privileges\"]";
    private static final String TOP = "\"Image\": \"i\", \"Labels\": {\"openclaw.sandbox\": \"1\"}";

    private final CreateRules rules = new CreateRules(new MountRoots(List.of(Path.of("/srv/openclaw")), List.of()));

    private String container(String top, String host) throws RefusedCall {
        String text = "{" + top + ", \"HostConfig\": {" + host + "}}";
        return new String(rules.container(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void aSandboxIsLetThrough() throws RefusedCall {
        String host = HOST
                + ", \"Privileged\": false, \"CapAdd\": null, \"Devices\": [], \"PidMode\": \"\", \"CapDrop\":"
                + " [\"ALL\"], \"Mounts\": [{\"Type\": \"bind\", \"Source\": \"/srv/openclaw/w\", \"Target\":"
                + " \"/w\"}], \"PortBindings\": {\"80/tcp\": [{\"HostIp\": \"127.0.0.1\", \"HostPort\": \"\"}]},"
                + " \"NetworkMode\": \"none\"";
        assertThat(container(TOP, host)).contains("/srv/openclaw/w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Privileged\": true",
                "\"privileged\": true",
                "\"PRIVILEGED\": true",
                "\"CapAdd\": [\"SYS_ADMIN\"]",
                "\"Devices\": [{\"PathOnHost\": \"/dev/sda\"}]",
                "\"DeviceRequests\": [{}]",
                "\"DeviceCgroupRules\": [\"a *:* rwm\"]",
                "\"PidMode\": \"host\"",
                "\"IpcMode\": \"host\"",
                "\"UTSMode\": \"host\"",
                "\"UsernsMode\": \"host\"",
                "\"CgroupnsMode\": \"host\"",
                "\"CgroupParent\": \"/\"",
                "\"VolumesFrom\": [\"other\"]",
                "\"Sysctls\": {\"kernel.core_pattern\": \"|/x\"}",
                "\"MaskedPaths\": [\"x\"]",
                "\"NetworkMode\": \"host\"",
                "\"NetworkMode\": \"container:other\"",
                "\"Binds\": [\"/:/host\"]",
                "\"Binds\": [\"volume:/x\"]",
                "\"Binds\": [\"/srv/openclaw/../../etc:/x\"]",
                "\"Binds\": [\"/srv/openclawed:/x\"]",
                "\"Mounts\": [{\"Type\": \"bind\", \"Source\": \"/var/run/docker.sock\", \"Target\": \"/s\"}]",
                "\"Mounts\": [{\"Type\": \"volume\", \"Source\": \"v\", \"Target\": \"/s\"}]",
                "\"Mounts\": [{\"Type\": \"bind\", \"Source\": \"/srv/openclaw/w\", \"BindOptions\": {\"Propagation\":"
                        + " \"shared\"}}]",
                "\"PortBindings\": {\"80/tcp\": [{\"HostIp\": \"\", \"HostPort\": \"80\"}]}",
                "\"LogConfig\": {\"Type\": \"syslog\"}",
                "\"SecurityOpt\": [\"seccomp=unconfined\"]",
            })
    void whatWouldLetASandboxOutIsRefused(String wish) {
        String host = wish.contains("SecurityOpt") ? wish : HOST + ", " + wish;
        assertThatThrownBy(() -> container(TOP, host)).isInstanceOf(RefusedCall.class);
    }

    @Test
    void aFilterThatNamesWhatItLetsThroughIsOne() throws RefusedCall {
        String filter = "\"seccomp={\\\"defaultAction\\\": \\\"SCMP_ACT_ERRNO\\\"}\"";
        assertThat(container(TOP, "\"SecurityOpt\": [\"no-new-privileges\", " + filter + "]"))
                .contains("SCMP_ACT_ERRNO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"no-new-privileges\", \"seccomp=unconfined\"",
                "\"no-new-privileges\", \"apparmor:unconfined\"",
                "\"no-new-privileges\", \"systempaths=unconfined\"",
                "\"no-new-privileges\", \"no-new-privileges=false\"",
                "\"no-new-privileges\", \"label=disable\"",
                "\"no-new-privileges\", \"seccomp={\\\"defaultAction\\\": \\\"SCMP_ACT_ALLOW\\\"}\"",
                "\"no-new-privileges\", \"seccomp={}\"",
                "\"no-new-privileges\", \"seccomp={not JSON\"",
                "",
            })
    void confinementIsNotTakenOff(String options) {
        assertThatThrownBy(() -> container(TOP, "\"SecurityOpt\": [" + options + "]"))
                .isInstanceOf(RefusedCall.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Image\": \"i\"",
                "\"Image\": \"i\", \"Labels\": {\"mine\": \"1\"}",
                TOP + ", \"hostconfig\": {\"Privileged\": true}",
                TOP + ", \"NetworkingConfig\": {\"EndpointsConfig\": {\"x\": {}}}",
                TOP + ", \"HostConfig\": {}",
            })
    void aBodyWithSomethingElseInItIsRefused(String top) {
        assertThatThrownBy(() -> container(top, HOST)).isInstanceOf(RefusedCall.class);
    }

    @Test
    void aLinkOutOfARootLeadsNowhere(@TempDir Path root) throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("/etc"));
        Files.createDirectory(root.resolve("real"));
        CreateRules seeing = new CreateRules(new MountRoots(List.of(root), List.of()));
        assertThatThrownBy(() -> seeing.container(binding(root.resolve("link"))))
                .isInstanceOf(RefusedCall.class);
        assertThatThrownBy(() -> seeing.container(binding(root.resolve("missing"))))
                .isInstanceOf(RefusedCall.class);
        assertThat(root.resolve("real")).satisfies(path -> seeing.container(binding(path)));
    }

    @Test
    void whatCannotBeSeenCountsByItsName(@TempDir Path root) {
        CreateRules blind = new CreateRules(new MountRoots(List.of(), List.of(root)));
        assertThat(root.resolve("on-the-host")).satisfies(path -> blind.container(binding(path)));
        assertThatThrownBy(() -> blind.container(binding(root.resolveSibling("other"))))
                .isInstanceOf(RefusedCall.class);
    }

    private static byte[] binding(Path source) {
        return ("{" + TOP + ", \"HostConfig\": {" + HOST + ", \"Binds\": [\"" + source + ":/x\"]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void commandsWithPrivilegesAndNetworksOfOthersAreRefused() throws RefusedCall {
        assertThat(rules.exec("{\"Cmd\": [\"id\"], \"Privileged\": false}".getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
        assertThatThrownBy(() -> rules.exec("{\"Privileged\": true}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedCall.class);
        assertThatThrownBy(() -> rules.network("{\"Name\": \"n\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedCall.class);
        assertThatThrownBy(() ->
                        rules.network("{\"Name\": \"n\", \"Labels\": {\"openclaw.x\": \"\"}, \"Driver\": \"macvlan\"}"
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedCall.class);
    }
}
