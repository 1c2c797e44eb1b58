package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A spec flattened to named texts: what is hashed, kept and compared field by field. Sets are sorted, so their order never counts; the order of
 * mounts, name servers and the command does. Values of environment variables appear only as salted digests, for they may be secrets.
 *
 * @param values path to text
 */
public record SpecFields(SortedMap<String, String> values) {

    private static final int DIGEST_DIGITS = 16;
    private static final String SETUP_COMMAND = "setupCommand";
    private static final String MOUNTS = "mounts";

    public SpecFields {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Flattens a container spec and its set-up command. */
    public static SpecFields of(ContainerSpec spec, Optional<String> setupCommand) {
        SortedMap<String, String> out = new TreeMap<>();
        program(spec, out);
        files(spec.files(), out);
        networking(spec.networking(), out);
        hardening(spec.hardening(), out);
        limits(spec.limits(), out);
        spec.labels().forEach((key, value) -> out.put("labels." + key, value));
        setupCommand.ifPresent(command -> out.put(SETUP_COMMAND, command));
        return new SpecFields(out);
    }

    /** The set-up command, which is kept in clear; empty when there is none. */
    public Optional<String> setupCommand() {
        return Optional.ofNullable(values.get(SETUP_COMMAND));
    }

    /** How many mounts there are. */
    public int mounts() {
        return (int) values.keySet().stream()
                .filter(path -> path.startsWith(MOUNTS + "["))
                .count();
    }

    private static void program(ContainerSpec spec, SortedMap<String, String> out) {
        ContainerSpec.Program program = spec.program();
        out.put("image", program.image());
        items("command", program.command(), out);
        out.put("workdir", program.workdir());
        out.put("user", program.user());
        String salt = spec.labels().getOrDefault(SandboxLabels.INSTANCE, "");
        program.env().forEach((name, value) -> out.put("env." + name, digest(salt, name, value)));
    }

    private static void files(ContainerSpec.Files files, SortedMap<String, String> out) {
        out.put("readOnlyRoot", Boolean.toString(files.readOnlyRoot()));
        files.tmpfs().forEach((target, options) -> out.put("tmpfs." + target, options));
        items(MOUNTS, files.mounts().stream().map(mount -> mount.bind()).toList(), out);
    }

    private static void networking(ContainerSpec.Networking networking, SortedMap<String, String> out) {
        out.put("network", networking.network());
        items("dns", networking.dns(), out);
        items("extraHosts", networking.extraHosts(), out);
        items("ports", networking.publishedPorts().stream().map(String::valueOf).toList(), out);
    }

    private static void hardening(ContainerSpec.Hardening hardening, SortedMap<String, String> out) {
        items("capDrop", hardening.capDrop(), out);
        hardening.seccomp().ifPresent(json -> out.put("seccompProfile", "sha256:" + ScopeKey.digest(json)));
        hardening.apparmor().ifPresent(name -> out.put("apparmorProfile", name));
        hardening.runtime().ifPresent(name -> out.put("runtime", name));
    }

    private static void limits(ResourceLimits limits, SortedMap<String, String> out) {
        limits.pids().ifPresent(value -> out.put("pidsLimit", Long.toString(value)));
        limits.memoryBytes().ifPresent(value -> out.put("memory", Long.toString(value)));
        limits.memorySwapBytes().ifPresent(value -> out.put("memorySwap", Long.toString(value)));
        limits.cpus().map(BigDecimal::stripTrailingZeros).ifPresent(value -> out.put("cpus", value.toPlainString()));
        limits.ulimits().forEach((name, bound) -> out.put("ulimits." + name, bound.soft() + ":" + bound.hard()));
    }

    private static void items(String path, List<String> items, Map<String, String> out) {
        for (int i = 0; i < items.size(); i++) {
            out.put(path + "[" + i + "]", items.get(i));
        }
    }

    private static String digest(String salt, String name, String value) {
        return "sha256:" + ScopeKey.digest(salt + '\0' + name + '\0' + value).substring(0, DIGEST_DIGITS);
    }
}
