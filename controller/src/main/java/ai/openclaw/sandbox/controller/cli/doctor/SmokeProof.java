package ai.openclaw.sandbox.controller.cli.doctor;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.SourcePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A sandbox as hard as they come, made, looked at from inside and removed: what it says of itself is the proof. */
final class SmokeProof {

    /** The label on what this makes. */
    static final String LABEL = "openclaw.doctor";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MEMORY = 256L << 20;
    private static final long PIDS = 64;
    private static final String LOOK = """
        grep -E '^(NoNewPrivs|CapEff|CapBnd|Seccomp):' /proc/self/status
        echo "user $(id -u):$(id -g)"
        touch /root-is-writable 2>/dev/null && echo "root writable" || echo "root closed"
        ls /sys/class/net | grep -qv '^lo$' && echo "network open" || echo "network closed"
        cat /probe/nonce 2>/dev/null | sed 's/^/nonce /'
        (echo done >/probe/answer) 2>/dev/null && echo "probe writable" || echo "probe closed"
        """;

    private final ContainerEngine engine;
    private final Path state;
    private final Function<Path, SourcePath> onEngineHost;

    /**
     * Proofs on an engine.
     *
     * @param state the state directory, in which a folder is made for the proof
     * @param onEngineHost where the engine finds a path of ours
     */
    SmokeProof(ContainerEngine engine, Path state, Function<Path, SourcePath> onEngineHost) {
        this.engine = engine;
        this.state = state;
        this.onEngineHost = onEngineHost;
    }

    /** Makes one from an image. */
    List<Finding> run(String image) {
        Path probe = state.resolve(".doctor-" + UUID.randomUUID());
        boolean known = Files.isDirectory(state);
        String nonce = UUID.randomUUID().toString();
        try {
            Owner us = FileOwners.ofThisProcess();
            PrivateFiles.directory(probe);
            Files.writeString(probe.resolve("nonce"), nonce);
            Owner user = us.root() ? handOver(probe) : us;
            return switch (onEngineHost.apply(probe)) {
                case SourcePath.Found found -> look(image, found.path(), user, nonce, probe);
                case SourcePath.Unbacked(String message) -> List.of(Finding.bad("path mapping", message, ""));
                case SourcePath.Guarded(String message) -> List.of(Finding.bad("path mapping", message, ""));
            };
        } catch (IOException e) {
            return List.of(Finding.bad(
                    "smoke container",
                    "A folder for it cannot be made in " + state + ": " + AccessAdvice.describe(e) + ".",
                    "See what is said of the state directory."));
        } finally {
            discard(probe);
            if (!known) {
                discard(state); // who only asks leaves no state directory behind
            }
        }
    }

    /** Who shall work in it: not root, except where root may give nothing away, as in the containers of a rootless engine. */
    private static Owner handOver(Path probe) throws IOException {
        try {
            FileOwners.give(probe.resolve("nonce"), Owner.DEFAULT);
            FileOwners.give(probe, Owner.DEFAULT);
            return Owner.DEFAULT;
        } catch (FileSystemException mayNot) {
            return FileOwners.of(probe);
        }
    }

    private List<Finding> look(String image, String source, Owner user, String nonce, Path probe) throws IOException {
        String name = "openclaw-doctor-" + UUID.randomUUID();
        try {
            String id = engine.create(name, spec(image, source, user), Map.of());
            try {
                engine.start(id);
                ByteArrayOutputStream said = new ByteArrayOutputStream();
                engine.exec(id, ExecRequest.of("sh", "-c", LOOK), (channel, bytes) -> said.writeBytes(bytes), PATIENCE);
                return judge(said.toString(StandardCharsets.UTF_8), user, nonce, probe);
            } finally {
                engine.remove(id);
            }
        } catch (EngineException e) {
            return List.of(Finding.bad(
                    "smoke container",
                    "A fully hardened container from " + image + " does not run: " + e.getMessage(),
                    "Is the image here and has it a shell? docker run --rm " + image + " true"));
        }
    }

    private static ContainerSpec spec(String image, String source, Owner user) {
        return new ContainerSpec(
                new ContainerSpec.Program(image, List.of("sleep", "60"), "/", user.toString(), Map.of()),
                new ContainerSpec.Files(
                        true, Map.of("/tmp", ""), List.of(new Mount(source, "/probe", Mount.Access.READ_WRITE))),
                new ContainerSpec.Networking("none", List.of(), List.of(), List.of()),
                new ContainerSpec.Hardening(List.of("ALL"), Optional.empty(), Optional.empty(), Optional.empty()),
                new ResourceLimits(
                        Optional.of(PIDS), Optional.of(MEMORY), Optional.of(MEMORY), Optional.empty(), Map.of()),
                Map.of(LABEL, "1"));
    }

    private static List<Finding> judge(String said, Owner user, String nonce, Path probe) throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<String> loose = new ArrayList<>();
        check(loose, said, "NoNewPrivs:\\s+1", "new privileges can be gained");
        check(loose, said, "CapEff:\\s+0+\\n", "it has capabilities");
        check(loose, said, "CapBnd:\\s+0+\\n", "it may get capabilities");
        check(loose, said, "Seccomp:\\s+2", "system calls are not filtered");
        check(loose, said, "user " + user, "it runs as another user");
        check(loose, said, "root closed", "its root can be written");
        check(loose, said, "network closed", "it has a network");
        findings.add(
                loose.isEmpty()
                        ? Finding.good("smoke container", "It ran with all hardening in force.")
                        : Finding.bad(
                                "smoke container",
                                "It ran, but " + String.join(", ", loose) + ".",
                                "Update engine and kernel; docker info tells what they can."));
        if (!said.contains("nonce " + nonce)) {
            findings.add(Finding.bad(
                    "path mapping",
                    "What is mounted into sandboxes is not what is in " + probe.getParent() + ".",
                    "In a container: mount the state directory from the host with -v, as docker-compose.yml does."));
        } else {
            findings.add(Finding.good("path mapping", "Sandboxes see what the daemon sees."));
        }
        boolean written = said.contains("probe writable") && Files.exists(probe.resolve("answer"));
        findings.add(
                written
                        ? Finding.good("write probe", "User " + user + " of a sandbox can write its workspace.")
                        : Finding.bad(
                                "write probe",
                                "User " + user + " of a sandbox cannot write its workspace.",
                                "Set docker.user to the owner of the workspace, or chown the workspace."));
        return findings;
    }

    private static void check(List<String> loose, String said, String pattern, String otherwise) {
        if (!Pattern.compile(pattern).matcher(said).find()) {
            loose.add(otherwise);
        }
    }

    private static void discard(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve("nonce"));
            Files.deleteIfExists(directory.resolve("answer"));
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // an empty folder at worst, whose name says whose it is
        }
    }
}
