package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directories of agents that were found.
 *
 * @param directories one per agent, sorted
 * @param incomplete why there may be more, if so
 */
record AgentDirectories(List<Path> directories, Optional<String> incomplete) {

    /** Most agents whose sessions are read. */
    static final int MAX_AGENTS = 2_000;

    AgentDirectories {
        directories = List.copyOf(directories);
    }

    /** Lists {@code agents} of the state directory {@code root}. None are there while the gateway has made none, if {@code root} is there. */
    static AgentDirectories list(Path root, Path agents) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(agents, AgentDirectories::agent)) {
            for (Path entry : entries) {
                found.add(entry);
            }
        } catch (NoSuchFileException e) {
            boolean fresh = Files.isDirectory(root) && !Files.isSymbolicLink(agents);
            return new AgentDirectories(List.of(), fresh ? Optional.empty() : Optional.of("it does not exist"));
        } catch (DirectoryIteratorException e) {
            return new AgentDirectories(List.of(), Optional.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new AgentDirectories(List.of(), Optional.of(AccessAdvice.describe(e)));
        }
        found.sort(null);
        return found.size() <= MAX_AGENTS
                ? new AgentDirectories(found, Optional.empty())
                : new AgentDirectories(
                        found.subList(0, MAX_AGENTS), Optional.of("it holds more than " + MAX_AGENTS + " agents"));
    }

    /** A link to nowhere counts: what it should lead to is unknown, not gone. */
    private static boolean agent(Path entry) {
        return !entry.getFileName().toString().startsWith(".")
                && (Files.isDirectory(entry) || Files.isSymbolicLink(entry));
    }
}
