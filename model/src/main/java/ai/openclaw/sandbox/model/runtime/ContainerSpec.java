package ai.openclaw.sandbox.model.runtime;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole request to create a container, in no engine's own words. Every component reaches the engine and counts in the configuration hash:
 * who adds one here, adds it to the translation of the adapter and to {@code SpecFields}; tests hold both to it.
 *
 * @param program what runs
 * @param files what it sees of file systems
 * @param networking what it sees of networks
 * @param hardening how it is confined
 * @param limits how much it may use
 * @param labels labels that say whose it is; those of one creation (time, hash) are added when it is made
 */
public record ContainerSpec(
        Program program,
        Files files,
        Networking networking,
        Hardening hardening,
        ResourceLimits limits,
        Map<String, String> labels) {

    public ContainerSpec {
        labels = sorted(labels);
    }

    /**
     * What runs.
     *
     * @param image image reference
     * @param command its main process
     * @param workdir absolute working directory
     * @param user {@code uid[:gid]} or a name
     * @param env environment; a set, order does not count
     */
    public record Program(String image, List<String> command, String workdir, String user, Map<String, String> env) {
        public Program {
            command = List.copyOf(command);
            env = sorted(env);
        }
    }

    /**
     * What a container sees of file systems.
     *
     * @param readOnlyRoot whether its root is read-only
     * @param tmpfs absolute target of a memory file system to its mount options, maybe empty
     * @param mounts mounts in the order the engine gets them
     */
    public record Files(boolean readOnlyRoot, Map<String, String> tmpfs, List<Mount> mounts) {
        public Files {
            tmpfs = sorted(tmpfs);
            mounts = List.copyOf(mounts);
        }
    }

    /**
     * What a container sees of networks.
     *
     * @param network the engine's name of it, {@code none} for none
     * @param dns name servers in the order they are asked
     * @param extraHosts {@code host:address} entries; a set
     * @param publishedPorts container ports published on 127.0.0.1, each on a port the engine chooses
     */
    public record Networking(String network, List<String> dns, List<String> extraHosts, List<Integer> publishedPorts) {
        public Networking {
            dns = List.copyOf(dns);
            extraHosts = extraHosts.stream().sorted().toList();
            publishedPorts = publishedPorts.stream().sorted().toList();
        }
    }

    /**
     * How a container is confined. {@code no-new-privileges} and an init process are always set, privileges never.
     *
     * @param capDrop capabilities dropped; a set
     * @param seccomp the JSON text of a seccomp profile; empty: the engine's default profile
     * @param apparmor name of an AppArmor profile; empty: the engine's default
     * @param runtime OCI runtime; empty: the engine's default
     */
    public record Hardening(
            List<String> capDrop, Optional<String> seccomp, Optional<String> apparmor, Optional<String> runtime) {
        public Hardening {
            capDrop = capDrop.stream().sorted().toList();
        }
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
