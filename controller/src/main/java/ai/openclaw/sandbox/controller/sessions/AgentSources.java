package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.model.session.AgentId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sources of one agent.
 *
 * @param agent whose directory it is
 * @param directory the agent's directory
 * @param file {@code sessions/sessions.json}
 * @param database {@code agent/openclaw-agent.sqlite}
 */
record AgentSources(AgentId agent, Path directory, WatchedSource file, WatchedSource database) {

    static AgentSources of(Path directory, SessionsJson json) {
        return new AgentSources(
                AgentId.of(directory.getFileName().toString()),
                directory,
                new WatchedSource(new SessionsFile(directory.resolve("sessions").resolve("sessions.json"), json)),
                new WatchedSource(new AgentDatabase(directory.resolve("agent").resolve("openclaw-agent.sqlite"))));
    }

    /** Directories in which a change of these sources shows. */
    List<Path> directories() {
        return List.of(directory, directory.resolve("sessions"), directory.resolve("agent"));
    }

    Stream<WatchedSource> all() {
        return Stream.of(file, database);
    }

    /** Looks at what {@code touched} names. Returns whether something new is known. */
    boolean look(Touched touched) {
        boolean fileChanged = touched.names(file.source().file()) ? file.reread() : due(file, touched) && file.look();
        boolean databaseChanged = due(database, touched) && database.look();
        return fileChanged || databaseChanged;
    }

    private boolean due(WatchedSource source, Touched touched) {
        return touched.everything()
                || source.unconfirmed()
                || touched.names(directory)
                || directories().stream().anyMatch(touched::within);
    }
}
