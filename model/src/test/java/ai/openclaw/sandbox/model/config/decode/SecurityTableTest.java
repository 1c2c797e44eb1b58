package ai.openclaw.sandbox.model.config.decode;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What of a host gets into a sandbox and what never does, case by case. The home is {@code /home/ada}, the state directory {@code /home/ada/.openclaw}. {@code +external}
 * and {@code +targets} stand for the two permissions that begin with {@code dangerouslyAllow}, {@code +join} for the third.
 */
class SecurityTableTest {

    /** Setting, value, permissions, and a word of the refusal. */
    private static final String REFUSED = """
        docker.binds     /etc:/data                                    +external           belongs to the system
        docker.binds     /etc/passwd:/data                             +external           belongs to the system
        docker.binds     /etc/ssl/certs:/data:ro                       +external           belongs to the system
        docker.binds     /proc:/data                                   +external           belongs to the system
        docker.binds     /proc/1/root:/data                            +external           belongs to the system
        docker.binds     /sys:/data                                    +external           belongs to the system
        docker.binds     /sys/fs/cgroup:/data:ro                       +external           belongs to the system
        docker.binds     /dev:/data                                    +external           belongs to the system
        docker.binds     /dev/sda:/data                                +external           belongs to the system
        docker.binds     /boot:/data                                   +external           belongs to the system
        docker.binds     /run:/data                                    +external           socket of the engine
        docker.binds     /run/user/1000:/data                          +external           belongs to the system
        docker.binds     /run/docker.sock:/data                        +external           socket of the engine
        docker.binds     /var/run:/data                                +external           socket of the engine
        docker.binds     /var/run/docker.sock:/docker.sock             +external           socket of the engine
        docker.binds     /var/run/secrets:/data                        +external           belongs to the system
        docker.binds     /var/lib/docker:/data                         +external           belongs to the system
        docker.binds     /var/lib/docker/volumes/x:/data               +external           belongs to the system
        docker.binds     /var/lib:/data                                +external           holds /var/lib/docker
        docker.binds     /var:/data                                    +external           holds
        docker.binds     /:/data                                       +external           Sandbox security
        docker.binds     /root:/data                                   +external           home of root
        docker.binds     /root/project:/data                           +external           home of root
        docker.binds     /home:/data                                   +external           holds the homes
        docker.binds     /home/ada:/data                               +external           holds the home
        docker.binds     /home/bob:/data                               +external           holds the home
        docker.binds     /home/ada/.ssh:/data                          +external           keep secrets
        docker.binds     /home/ada/.ssh/id_ed25519:/data:ro            +external           keep secrets
        docker.binds     /home/bob/.ssh:/data:ro                       +external           keep secrets
        docker.binds     /home/ada/.aws:/data                          +external           keep secrets
        docker.binds     /home/ada/.cargo:/data                        +external           keep secrets
        docker.binds     /home/ada/.config:/data                       +external           keep secrets
        docker.binds     /home/ada/.config/gh:/data                    +external           keep secrets
        docker.binds     /home/ada/.docker/config.json:/data           +external           keep secrets
        docker.binds     /home/ada/.gnupg:/data                        +external           keep secrets
        docker.binds     /home/ada/.kube:/data                         +external           keep secrets
        docker.binds     /home/ada/.netrc:/data                        +external           keep secrets
        docker.binds     /home/ada/.npm:/data                          +external           keep secrets
        docker.binds     /Users/eve/.ssh:/data                         +external           keep secrets
        docker.binds     /Users:/data                                  +external           holds the homes
        docker.binds     //etc//passwd:/data                           +external           belongs to the system
        docker.binds     /etc/:/data                                   +external           belongs to the system
        docker.binds     /./etc/./passwd:/data                         +external           belongs to the system
        docker.binds     /srv/../etc:/data                             +external           absolute host path
        docker.binds     /home/ada/.openclaw/../.ssh:/data             +external           absolute host path
        docker.binds     etc:/data                                     +external           absolute host path
        docker.binds     ./data:/data                                  +external           absolute host path
        docker.binds     ~/data:/data                                  +external           absolute host path
        docker.binds     data:/data                                    +external           absolute host path
        docker.binds     /srv/engine.sock:/data                        +external,+host     socket of the engine
        docker.binds     /srv:/data                                    +external,+host     socket of the engine
        docker.binds     /srv/data:/data                               -                   lies outside
        docker.binds     /opt/tools:/opt/tools:ro                      -                   lies outside
        docker.binds     /home/ada/project:/project                    -                   lies outside
        docker.binds     /home/ada/.openclaw:/data                     -                   lies outside
        docker.binds     /home/ada/.openclaw/workspace-bob:/data       -                   lies outside
        docker.binds     /home/ada/.openclaw/workspace2:/data          -                   lies outside
        docker.binds     /srv/data:/workspace/data                     +external           kept for workspaces
        docker.binds     /srv/data:/agent                              +external           kept for workspaces
        docker.binds     /srv/data:/agent/x                            +external           kept for workspaces
        docker.binds     /srv/data:/workspace//x/                      +external           kept for workspaces
        docker.binds     /srv/data:/workspace                          +external,+targets  mounts on /workspace
        docker.binds     /srv/data:/tmp                                +external           mounts on /tmp
        docker.binds     /srv/data:data                                +external           no absolute path
        docker.binds     /srv/data:/                                   +external           no absolute path
        docker.binds     /srv/data:/a/../b                             +external           no absolute path
        browser.binds    /etc:/data                                    +external           belongs to the system
        browser.binds    /srv/data:/data                               -                   lies outside
        browser.binds    /srv/data:/workspace/x                        +external           kept for workspaces
        browser.binds    /srv/data:/workspace                          +external,+targets  mounts on /workspace
        browser.binds    /srv/data:/tmp                                +external           mounts on /tmp
        docker.network   host                                          -                   host's network
        docker.network   HOST                                          -                   host's network
        docker.network   container:db                                  -                   joins the network
        browser.network  host                                          -                   host's network
        browser.network  container:db                                  -                   joins the network
        docker.apparmorProfile  unconfined                             -                   switches AppArmor off
        docker.apparmorProfile  Unconfined                             -                   switches AppArmor off
        docker.seccompProfile   unconfined                             -                   Sandbox security
        docker.env.1A           x                                      -                   name of a variable
        docker.env.A-B          x                                      -                   name of a variable
        """;

    private static final String ACCEPTED = """
        docker.binds     /home/ada/.openclaw/workspace:/data           -
        docker.binds     /home/ada/.openclaw/workspace/data:/data      -
        docker.binds     /home/ada/.openclaw/workspace/data:/data:ro   -
        docker.binds     /home/ada/.openclaw/workspace/.ssh:/data      -
        docker.binds     /home/ada/.openclaw/sandboxes/x:/data         -
        docker.binds     /home/ada/.openclaw//workspace/x/:/data/      -
        docker.binds     /srv/data:/data                               +external
        docker.binds     /srv/data:/data:ro                            +external
        docker.binds     /srv/data:/data:rw                            +external
        docker.binds     /srv/data:/data:ro,z                          +external
        docker.binds     /srv:/srv                                     +external
        docker.binds     /opt/tools:/opt/tools:ro                      +external
        docker.binds     /usr/local/share:/usr/local/share:ro          +external
        docker.binds     /mnt/models:/models:ro                        +external
        docker.binds     /media/disk:/disk                             +external
        docker.binds     /home/ada/project:/project                    +external
        docker.binds     /home/bob/shared:/shared                      +external
        docker.binds     /home/ada/project/.config:/cfg                +external
        docker.binds     /home/ada/ssh:/data                           +external
        docker.binds     /home/ada/.sshd:/data                         +external
        docker.binds     /home/ada/.openclaw:/data                     +external
        docker.binds     /home/ada/.local/share/x:/data                +external
        docker.binds     /home/ada/Dokumente/ü:/data                   +external
        docker.binds     /etcetera:/data                               +external
        docker.binds     /etc2/passwd:/data                            +external
        docker.binds     /srv/etc:/data                                +external
        docker.binds     /srv/docker.sock:/data                        +external
        docker.binds     /procs:/data                                  +external
        docker.binds     /devices:/data                                +external
        docker.binds     /runs/1:/data                                 +external
        docker.binds     /var/cache/x:/data                            +external
        docker.binds     /var/lib/dockerfiles:/data                    +external
        docker.binds     /var/lib/postgresql:/data                     +external
        docker.binds     /rooted:/data                                 +external
        docker.binds     /homes:/data                                  +external
        docker.binds     /SRV/DATA:/data                               +external
        docker.binds     /srv/data:/workspaces                         +external
        docker.binds     /srv/data:/agents/x                           +external
        docker.binds     /srv/data:/agent                              +external,+targets
        docker.binds     /srv/data:/workspace/data                     +external,+targets
        docker.binds     /srv/data:/tmp/data                           +external
        docker.binds     /srv/data:/etc/app                            +external
        browser.binds    /home/ada/.openclaw/workspace/x:/data         -
        browser.binds    /srv/data:/data                               +external
        docker.network   none                                          -
        docker.network   bridge                                        -
        docker.network   my-net                                        -
        docker.network   hosts                                         -
        docker.network   container:db                                  +join
        browser.network  container:db                                  +join
        docker.apparmorProfile  docker-default                         -
        docker.seccompProfile   /srv/seccomp.json                      -
        docker.env._A1          x                                      -
        docker.env.API_TOKEN    x                                      -
        """;

    private record Case(String key, String value, List<String> permissions, String word) {

        static Case of(String line) {
            String[] parts = line.strip().split("\\s{2,}|(?<=Profile) +", 4);
            return new Case(
                    parts[0],
                    parts[1].strip(),
                    parts[2].equals("-") ? List.of() : List.of(parts[2].split(",")),
                    parts.length > 3 ? parts[3] : "");
        }

        List<ConfigProblem> errors() {
            ConfigNode setting = Tree.at(key, key.endsWith("binds") ? List.of(value) : value);
            Surroundings surroundings = permissions.contains("+host") ? Decoding.elsewhere() : Decoding.SURROUNDINGS;
            Decoded decoded = new SettingsDecoder(surroundings, List.of())
                    .decode(
                            Tree.object(
                                    "agents",
                                    Tree.object("defaults", Tree.object("sandbox", withPermissions(setting)))),
                            Optional.empty());
            return decoded.problems().stream()
                    .filter(problem -> problem.severity() == ConfigProblem.Severity.ERROR)
                    .toList();
        }

        /** The setting together with the permissions. */
        private ConfigNode withPermissions(ConfigNode setting) {
            ConfigNode.ObjectNode one = (ConfigNode.ObjectNode) setting;
            String group = key.substring(0, key.indexOf('.'));
            List<Object> docker = new ArrayList<>(List.of(
                    "dangerouslyAllowExternalBindSources", permissions.contains("+external"),
                    "dangerouslyAllowReservedContainerTargets", permissions.contains("+targets"),
                    "dangerouslyAllowContainerNamespaceJoin", permissions.contains("+join")));
            if (group.equals("docker")) {
                ConfigNode.ObjectNode inner = (ConfigNode.ObjectNode)
                        Objects.requireNonNull(one.members().get("docker")).value();
                inner.members().forEach((name, member) -> docker.addAll(Arrays.asList(name, member.value())));
                return Tree.object("docker", Tree.object(docker.toArray()));
            }
            return Tree.object(
                    "docker",
                    Tree.object(docker.toArray()),
                    group,
                    Objects.requireNonNull(one.members().get(group)).value());
        }
    }

    static Stream<Case> refused() {
        return REFUSED.lines().map(Case::of);
    }

    static Stream<Case> accepted() {
        return ACCEPTED.lines().map(Case::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(Case one) {
        assertThat(one.errors())
                .as("every refusal is said where it is written, and says what to do")
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank())
                .anySatisfy(problem -> {
                    assertThat(problem.message()).contains(one.word());
                    assertThat(problem.location()).isPresent();
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepted(Case one) {
        assertThat(one.errors()).isEmpty();
    }

    @Test
    void the_tables_are_as_long_as_they_should_be() {
        assertThat(REFUSED.lines().distinct().count()).isGreaterThanOrEqualTo(60);
        assertThat(ACCEPTED.lines().distinct().count()).isGreaterThanOrEqualTo(40);
    }
}
