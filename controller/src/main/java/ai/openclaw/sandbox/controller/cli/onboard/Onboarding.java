package ai.openclaw.sandbox.controller.cli.onboard;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.configuration.ConfigurationFile;
import ai.openclaw.sandbox.controller.configuration.ConfigurationFile.Change;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Edit;
import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns answers into a configuration file and a workspace. */
final class Onboarding {

    private static final String TOKEN_VARIABLE = "OPENCLAW_GATEWAY_TOKEN";
    private static final String NOTES = """
        # Workspace

        What lies here is what your agent works with. Write down what it should know: who you are, what it may do, what it must not.
        Sandboxed sessions see this folder only if `workspaceAccess` in openclaw.json says so (`ro`: at /agent, `rw`: at /workspace).
        """;

    private final Terminal terminal;
    private final StatePaths paths;
    private final Present present;

    Onboarding(Terminal terminal, StatePaths paths, Present present) {
        this.terminal = terminal;
        this.paths = paths;
        this.present = present;
    }

    /** What would be written, for a person. */
    String summary(Answers answers) {
        return """

              daemon     %s, reached from: %s
              workspace  %s
              token      %s
              sandboxes  %s
              file       %s
            """.formatted(
                        answers.mode(),
                        answers.bind(),
                        Safe.line(answers.workspace()),
                        answers.token().label(),
                        answers.sandbox(),
                        paths.configuration());
    }

    /** Writes it all. What is there is kept. */
    void write(Answers answers) {
        if (answers.token() == TokenSource.VARIABLE
                && terminal.variable(TOKEN_VARIABLE).isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    TOKEN_VARIABLE + " is not set, and the daemon would not start with a configuration that refers to"
                            + " it.",
                    "Set it, or take another token source.");
        }
        Path workspace = workspace(answers.workspace());
        try {
            boolean changed =
                    new ConfigurationFile(paths, terminal.environment()).change(changes(answers), Starter.TEXT);
            terminal.out().println(paths.configuration() + (changed ? " is written." : " says all of that already."));
            seed(workspace);
            terminal.out().println("The workspace is " + workspace + ".");
            terminal.out()
                    .println("Next: openclaw doctor proves that everything works; openclaw dashboard opens the"
                            + " Control UI.");
        } catch (ConfigurationFile.Refused e) {
            e.problems().forEach(problem -> terminal.err().println(Safe.line(problem.toString())));
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    String.valueOf(e.getMessage()),
                    "Mend " + paths.configuration() + ", then run this again.");
        } catch (IOException e) {
            throw new CommandFailure(
                    e instanceof AccessDeniedException ? ExitCode.NOT_PERMITTED : ExitCode.FAILURE, advice(e), "");
        }
    }

    private String advice(IOException cause) {
        try {
            return new AccessAdvice(FileOwners.ofThisProcess()).unwritable("State directory", paths.state(), cause);
        } catch (IOException e) {
            return "State directory " + paths.state() + " cannot be written: " + AccessAdvice.describe(cause) + ".";
        }
    }

    private List<Change> changes(Answers answers) {
        List<Change> changes = new ArrayList<>();
        changed(changes, Present.SANDBOX, answers.sandbox(), "non-main");
        changed(changes, Present.MODE, answers.mode(), "local");
        changed(
                changes,
                Present.BIND,
                answers.bind(),
                terminal.variable("OPENCLAW_DEFAULT_BIND").orElse("loopback"));
        changed(
                changes,
                Present.WORKSPACE,
                answers.workspace(),
                paths.state().resolve("workspace").toString());
        if (answers.token() == TokenSource.VARIABLE) {
            changes.add(new Change(Present.TOKEN, "\"${" + TOKEN_VARIABLE + "}\""));
        } else if (answers.token() == TokenSource.AUTOMATIC && present.has(Present.TOKEN)) {
            changes.add(new Change(Present.TOKEN, "null"));
        }
        return changes;
    }

    /** What is neither written nor differs from what counts anyway is left unwritten; mode and sandboxes are said always. */
    private void changed(List<Change> changes, List<String> path, String value, String usual) {
        boolean always = path.equals(Present.MODE) || path.equals(Present.SANDBOX);
        boolean written = present.has(path);
        boolean same = present.text(path).map(value::equals).orElse(!always && value.equals(usual));
        if (!same || (always && !written)) {
            changes.add(new Change(path, Json5Edit.quoted(value)));
        }
    }

    private Path workspace(String text) {
        Path path = text.equals("~") || text.startsWith("~/")
                ? paths.home().resolve(text.substring(Math.min(2, text.length())))
                : Path.of(text);
        if (text.chars().anyMatch(Character::isISOControl) || !path.isAbsolute()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "The workspace must be an absolute path.", "Such as: --workspace ~/agents/main");
        }
        return path.normalize();
    }

    /** An empty workspace gets a note to begin with. */
    private static void seed(Path workspace) throws IOException {
        PrivateFiles.directory(workspace);
        try (Stream<Path> inside = Files.list(workspace)) {
            if (inside.findAny().isPresent()) {
                return;
            }
        }
        Files.writeString(workspace.resolve("AGENTS.md"), NOTES);
    }
}
