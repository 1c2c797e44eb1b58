package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ResourceLimits.Ulimit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The rows of {@code docker.*}. */
final class DockerKeys {

    /** Most processes Linux can count. */
    private static final long MAX_PIDS = 1L << 22;

    /** The least share of a processor the engine accepts, and more processors than any machine has. */
    private static final BigDecimal LEAST_CPUS = new BigDecimal("0.01");

    private static final BigDecimal MOST_CPUS = new BigDecimal("10000");

    static final Key<String> IMAGE = Key.of("docker.image", ValueType.text("an image reference", ImageReference::parse))
            .orElse("openclaw-sandbox:bookworm-slim");
    static final Key<String> PREFIX = Key.of(
                    "docker.containerPrefix", ValueType.text("the start of container names", Names::containerPrefix))
            .orElse("openclaw-sbx-");
    static final Key<String> WORKDIR = Key.of(
                    "docker.workdir", ValueType.text("an absolute path", ContainerPath::parse))
            .orElse("/workspace");
    static final Key<Boolean> READ_ONLY_ROOT =
            Key.of("docker.readOnlyRoot", ValueType.flag()).orElse(true);
    static final Key<List<String>> TMPFS = Key.of(
                    "docker.tmpfs",
                    ValueType.listOf(
                            "a list such as [\"/tmp\", \"/run:size=64m\"]",
                            ValueType.text("a path, maybe with options", TmpfsEntry::parse)))
            .orElse(List.of("/tmp", "/var/tmp", "/run"));
    static final Key<String> NETWORK = Key.of(
                    "docker.network", ValueType.text("the name of a network, or none", Names::network))
            .orElse("none");
    static final Key<String> USER =
            Key.of("docker.user", ValueType.text("\"uid:gid\" or a name, in quotes", Names::user));
    static final Key<List<String>> CAP_DROP = Key.of(
                    "docker.capDrop",
                    ValueType.listOf(
                            "a list such as [\"ALL\"]", ValueType.text("the name of a capability", Names::capability)))
            .orElse(List.of("ALL"));
    static final Key<Map<String, String>> ENV = Key.mapping(
                    "docker.env",
                    Credentials.warned(ValueType.mapOf(
                            "an object from names to strings",
                            Texts::variableName,
                            ValueType.text("a string in quotes", Texts::variableValue))))
            .orElse(Map.of("LANG", "C.UTF-8"));
    static final Key<String> SETUP_COMMAND = Key.of("docker.setupCommand", Texts.command());
    static final Key<Long> PIDS = Key.of("docker.pidsLimit", ValueType.integer(1, MAX_PIDS));
    static final Key<Long> MEMORY = Key.of("docker.memory", MemorySize.limit());
    static final Key<Long> MEMORY_SWAP = Key.of("docker.memorySwap", MemorySize.limitOrUnlimited());
    static final Key<BigDecimal> CPUS = Key.of("docker.cpus", ValueType.decimal(LEAST_CPUS, MOST_CPUS));
    static final Key<Map<String, Ulimit>> ULIMITS = Key.mapping("docker.ulimits", UlimitType.all());
    static final Key<Path> SECCOMP =
            Key.of("docker.seccompProfile", HostPath.unless("unconfined", "Sandbox security: switches seccomp off."));
    static final Key<String> APPARMOR =
            Key.of("docker.apparmorProfile", ValueType.text("the name of a profile", Names::profile));
    static final Key<List<String>> DNS = Key.of(
            "docker.dns",
            ValueType.listOf("a list of addresses", ValueType.text("an address in quotes", Addresses::address)));
    static final Key<List<String>> EXTRA_HOSTS = Key.of(
            "docker.extraHosts",
            ValueType.listOf(
                    "a list such as [\"name:10.0.0.5\"]", ValueType.text("\"name:address\"", Addresses::extraHost)));
    static final Key<List<String>> BINDS = Key.appending("docker.binds", binds());
    static final Key<String> RUNTIME =
            Key.of("docker.runtime", ValueType.text("the name of a runtime", Names::runtime));
    static final Key<Boolean> RESERVED_TARGETS = Key.of(
                    "docker.dangerouslyAllowReservedContainerTargets", ValueType.flag())
            .orElse(false);
    static final Key<Boolean> EXTERNAL_SOURCES = Key.of("docker.dangerouslyAllowExternalBindSources", ValueType.flag())
            .orElse(false);
    static final Key<Boolean> NAMESPACE_JOIN = Key.of("docker.dangerouslyAllowContainerNamespaceJoin", ValueType.flag())
            .orElse(false);

    static final List<Key<?>> ALL = List.of(
            IMAGE,
            PREFIX,
            WORKDIR,
            READ_ONLY_ROOT,
            TMPFS,
            NETWORK,
            USER,
            CAP_DROP,
            ENV,
            SETUP_COMMAND,
            PIDS,
            MEMORY,
            MEMORY_SWAP,
            CPUS,
            ULIMITS,
            SECCOMP,
            APPARMOR,
            DNS,
            EXTRA_HOSTS,
            BINDS,
            RUNTIME,
            RESERVED_TARGETS,
            EXTERNAL_SOURCES,
            NAMESPACE_JOIN);

    private DockerKeys() {}

    /** A list of binds, as the browser has it too. */
    static ValueType<List<String>> binds() {
        return ValueType.listOf(
                "a list such as [\"/host/path:/container/path:ro\"]",
                ValueType.text("\"/host/path:/container/path:ro\"", BindEntry::parse));
    }
}
