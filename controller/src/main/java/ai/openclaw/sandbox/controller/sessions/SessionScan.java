package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Looks at the sources in the state directory, one look at a time, and merges what they tell. Knows no clock and no thread; its caller decides when to look.
 *
 * <p>A source that cannot be read makes the sessions of its agent unknown. While it never could be since the start, those of {@code main} are
 * unknown too: keys that name no agent belong to {@code main}, in whosever file they stand.
 */
final class SessionScan {

    private final Path root;
    private final Path agentsDirectory;
    private final Consumer<Path> watch;
    private final SessionsJson json = new SessionsJson();
    private final Map<Path, AgentSources> agents = new TreeMap<>();
    private List<Path> listed = List.of();
    private Optional<String> incomplete = Optional.of("it was not looked at yet");
    private SessionSnapshot snapshot = SessionSnapshot.unknown();

    /**
     * A scan that has not looked yet.
     *
     * @param root the state directory
     * @param agentsDirectory its directory of agents
     * @param watch told every directory in which changes matter, again and again
     */
    SessionScan(Path root, Path agentsDirectory, Consumer<Path> watch) {
        this.root = root;
        this.agentsDirectory = agentsDirectory;
        this.watch = watch;
    }

    /** Looks at what was touched and at what waits to be confirmed. Returns what is known now, the same object while nothing changed. */
    SessionSnapshot look(Touched touched) {
        Touched wide = touched.names(agentsDirectory) ? touched.andAll() : touched;
        boolean changed = (wide.everything() || listingTouched(wide) || vanishing()) && list();
        for (Path directory : listed) {
            changed |= agent(directory).look(wide);
        }
        if (changed) {
            snapshot = merge();
        }
        return snapshot;
    }

    /** Whether something should be looked at once more soon. */
    boolean unconfirmed() {
        return agents.values().stream().flatMap(AgentSources::all).anyMatch(WatchedSource::unconfirmed);
    }

    /** What is wrong with the sources, by path. */
    List<SourceProblem> problems() {
        List<SourceProblem> problems = new ArrayList<>();
        incomplete.ifPresent(reason -> problems.add(
                new SourceProblem(agentsDirectory, "The sessions of all agents are unknown: " + reason + ".")));
        agents.values()
                .forEach(agent -> agent.all().flatMap(WatchedSource::problems).forEach(problems::add));
        return problems;
    }

    private boolean listingTouched(Touched touched) {
        return touched.within(agentsDirectory) || agents.keySet().stream().anyMatch(touched::within);
    }

    /** Directories are watched before they are looked into, so that no change falls between. */
    private boolean list() {
        watch.accept(root);
        watch.accept(agentsDirectory);
        AgentDirectories listing = AgentDirectories.list(root, agentsDirectory);
        boolean changed = !listing.incomplete().equals(incomplete);
        incomplete = listing.incomplete();
        listed = listing.directories();
        if (incomplete.isEmpty()) {
            changed |= agents.keySet().retainAll(listed);
        }
        for (Path directory : listed) {
            agent(directory).directories().forEach(watch);
        }
        return changed;
    }

    private AgentSources agent(Path directory) {
        return agents.computeIfAbsent(directory, path -> AgentSources.of(path, json));
    }

    /** Then the listing is looked at first: if it fails, no agent is looked at, and none loses its sessions. */
    private boolean vanishing() {
        return agents.values().stream().flatMap(AgentSources::all).anyMatch(WatchedSource::vanishing);
    }

    private SessionSnapshot merge() {
        Merged merged = new Merged();
        Map<AgentId, String> unreadable = new HashMap<>();
        for (AgentSources agent : agents.values()) {
            agent.all().forEach(source -> {
                merged.add(source.sessions().values());
                source.unreadable().ifPresent(reason -> {
                    unreadable.putIfAbsent(agent.agent(), reason);
                    if (source.neverRead()) {
                        unreadable.putIfAbsent(AgentId.MAIN, "agent " + agent.agent() + ": " + reason);
                    }
                });
            });
        }
        return new SessionSnapshot(merged.sessions(), unreadable, incomplete.isPresent());
    }
}
