package ai.openclaw.sandbox.controller.cli.doctor;

import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.controller.host.HostSide;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.Owner;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Proofs about the state directory, what is in it, and the daemon that uses it. */
final class StateProofs {

    private static final long LEAST_FREE_BYTES = 1L << 30;
    private static final String TOKEN_VARIABLE = "OPENCLAW_GATEWAY_TOKEN";
    private static final Set<PosixFilePermission> PRIVATE_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");

    private final Terminal terminal;
    private final StatePaths paths;

    StateProofs(Terminal terminal, StatePaths paths) {
        this.terminal = terminal;
        this.paths = paths;
    }

    /** Can it be written, and by nobody else read? */
    List<Finding> directory() {
        List<Finding> findings = new ArrayList<>();
        Path state = paths.state();
        try {
            Owner owner = FileOwners.ofThisProcess();
            if (!Files.isDirectory(state)) {
                return List.of(Finding.warning(
                        "state directory",
                        state + " does not exist yet.",
                        "The daemon makes it at its first start; or run: openclaw onboard"));
            }
            try {
                Files.delete(Files.createTempFile(state, ".doctor-", ""));
                findings.add(Finding.good("state directory", state + " can be written by " + owner + "."));
            } catch (IOException e) {
                findings.add(Finding.bad(
                        "state directory",
                        HostSide.of(terminal.environment())
                                .advice(new AccessAdvice(owner).unwritable("State directory", state, e)),
                        "Run the command above."));
            }
            findings.add(privacy(state, PRIVATE_DIRECTORY));
            for (Path secret :
                    List.of(paths.configuration(), paths.controllerDirectory().resolve("gateway-token"))) {
                if (Files.isRegularFile(secret)) {
                    findings.add(privacy(secret, PRIVATE_FILE));
                }
            }
            findings.add(room(state));
        } catch (IOException e) {
            findings.add(Finding.bad(
                    "state directory",
                    state + " cannot be looked at: " + AccessAdvice.describe(e) + ".",
                    "ls -ld " + AccessAdvice.quoted(state)));
        }
        return findings;
    }

    private static Finding privacy(Path path, Set<PosixFilePermission> wanted) throws IOException {
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
        String subject = "privacy";
        if (wanted.containsAll(modes)) {
            return Finding.good(subject, path + " is its owner's alone.");
        }
        return Finding.warning(
                        subject,
                        path + " can be read by others (" + PosixFilePermissions.toString(modes) + ").",
                        "chmod go= " + AccessAdvice.quoted(path))
                .fixedBy(() -> {
                    modes.retainAll(wanted);
                    Files.setPosixFilePermissions(path, modes);
                });
    }

    private static Finding room(Path state) throws IOException {
        long free = Files.getFileStore(state).getUsableSpace();
        String text = "%.1f GiB are free in %s.".formatted(free / (double) (1L << 30), state);
        return free >= LEAST_FREE_BYTES
                ? Finding.good("disk space", text)
                : Finding.warning("disk space", text, "Free some; what images use tells: docker system df");
    }

    /** Is the configuration one the daemon would take? */
    List<Finding> configuration(List<ConfigProblem> problems) {
        List<Finding> findings = new ArrayList<>();
        for (ConfigProblem problem : problems) {
            boolean error = problem.severity() == Severity.ERROR;
            String place = problem.location().map(it -> it + ": ").orElse("");
            String text = place + problem.path() + ": " + problem.message();
            findings.add(
                    error
                            ? Finding.bad("configuration", text, problem.remedy())
                            : Finding.warning("configuration", text, problem.remedy()));
        }
        if (problems.isEmpty()) {
            findings.add(
                    Files.exists(paths.configuration())
                            ? Finding.good("configuration", paths.configuration() + " is valid.")
                            : Finding.warning(
                                    "configuration",
                                    paths.configuration() + " does not exist; defaults are in force.",
                                    "openclaw onboard"));
        }
        return findings;
    }

    /** Is there one source of the token? */
    List<Finding> token(Optional<Settings> settings) {
        Optional<String> variable = terminal.variable(TOKEN_VARIABLE);
        Optional<String> configured =
                settings.flatMap(it -> it.gateway().token()).map(Settings.Secret::reveal);
        if (variable.isPresent() && configured.isPresent() && !variable.equals(configured)) {
            return List.of(Finding.warning(
                    "token",
                    TOKEN_VARIABLE + " and gateway.auth.token differ; the variable counts.",
                    "Remove one of them."));
        }
        String source = variable.isPresent()
                ? "from " + TOKEN_VARIABLE
                : configured.isPresent() ? "from gateway.auth.token" : "made by the daemon and kept in its state";
        return List.of(Finding.good("token", "It comes " + source + "."));
    }

    /** Does a daemon run, and can it work? */
    List<Finding> daemon(ConnectionOptions connection) {
        Path socket = paths.controllerDirectory().resolve(Listening.CONTROL_SOCKET);
        try {
            JsonNode health = connection.connect(terminal).readiness();
            if (health.path("ready").asBoolean()) {
                return List.of(Finding.good("daemon", "It runs and is ready."));
            }
            List<String> reasons = new ArrayList<>();
            health.path("reasons").forEach(reason -> reasons.add(reason.asText()));
            return List.of(
                    Finding.bad("daemon", "It runs and is not ready: " + String.join(" ", reasons), "openclaw logs"));
        } catch (CommandFailure e) {
            return List.of(Finding.warning(
                    "daemon",
                    "None answers at " + socket + ": " + e.message(),
                    e.next().isEmpty() ? "openclaw gateway" : e.next()));
        }
    }
}
