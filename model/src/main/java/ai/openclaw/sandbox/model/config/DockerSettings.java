package ai.openclaw.sandbox.model.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code docker.*} settings of one agent after precedence. Values have been validated when they were read; an empty optional means the
 * engine's own default, but for {@code user}, where it means the owner of the workspace directory.
 *
 * @param image image reference
 * @param containerPrefix how container names start
 * @param workdir absolute working directory inside the container
 * @param readOnlyRoot whether the root file system is read-only
 * @param tmpfs memory file systems, {@code path[:options]}
 * @param network engine network name, {@code none} for no network
 * @param user {@code uid[:gid]} or a name
 * @param capDrop capabilities to drop
 * @param env environment of every run
 * @param setupCommand shell text run once in a new container
 * @param limits resource limits
 * @param profiles security profiles and runtime
 * @param dns name servers
 * @param extraHosts {@code host:address} entries
 * @param binds additional mounts, {@code host:container[:mode]}, defaults before the agent's own
 * @param dangerous explicit permissions for otherwise rejected things
 */
public record DockerSettings(
        String image,
        String containerPrefix,
        String workdir,
        boolean readOnlyRoot,
        List<String> tmpfs,
        String network,
        Optional<String> user,
        List<String> capDrop,
        Map<String, String> env,
        Optional<String> setupCommand,
        ResourceLimits limits,
        SecurityProfiles profiles,
        List<String> dns,
        List<String> extraHosts,
        List<String> binds,
        Dangerous dangerous) {

    public DockerSettings {
        tmpfs = List.copyOf(tmpfs);
        capDrop = List.copyOf(capDrop);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        dns = List.copyOf(dns);
        extraHosts = List.copyOf(extraHosts);
        binds = List.copyOf(binds);
    }

    /** The same with other additional mounts. */
    public DockerSettings withBinds(List<String> others) {
        return new DockerSettings(
                image,
                containerPrefix,
                workdir,
                readOnlyRoot,
                tmpfs,
                network,
                user,
                capDrop,
                env,
                setupCommand,
                limits,
                profiles,
                dns,
                extraHosts,
                others,
                dangerous);
    }

    /**
     * Security profiles and the OCI runtime.
     *
     * @param seccompProfile file whose JSON goes inline to the engine
     * @param apparmorProfile name of a profile loaded in the kernel
     * @param runtime OCI runtime known to the engine, such as {@code runsc}
     */
    public record SecurityProfiles(
            Optional<Path> seccompProfile, Optional<String> apparmorProfile, Optional<String> runtime) {}

    /**
     * What a user allowed knowingly ({@code dangerouslyAllow…}).
     *
     * @param reservedContainerTargets binds onto the workspace paths
     * @param externalBindSources binds from outside the sandbox and agent directories
     * @param containerNamespaceJoin {@code network: container:*}
     */
    public record Dangerous(
            boolean reservedContainerTargets, boolean externalBindSources, boolean containerNamespaceJoin) {}
}
