package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent.Type;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a daemon is about while harm is done to it, and the end it comes to all the same. */
enum Story {
    CREATION,
    REPLACEMENT,
    REMOVAL;

    private static final String SANDBOX = """
        { agents: { defaults: { sandbox: { mode: "MODE", docker: { image: "IMAGE", containerPrefix: "PREFIX",
            memory: "MEMORY", setupCommand: "cat /etc/hostname >> /workspace/setup" } } } } }
        """;

    private static final String BEFORE = SANDBOX.replace("MODE", "all").replace("MEMORY", "128m");
    private static final String AFTER = SANDBOX.replace("MODE", "all").replace("MEMORY", "192m");
    private static final String OFF = SANDBOX.replace("MODE", "off").replace("MEMORY", "192m");

    /** The calls that make a container fit for use. The last changes nothing; before it nobody knows how the set-up command has ended. */
    static final List<String> MAKING = List.of(
            "POST .*/containers/create",
            "POST .*/containers/[^/]+/start",
            "POST .*/containers/[^/]+/exec",
            "POST .*/exec/[^/]+/start",
            "GET .*/exec/[^/]+/json");

    static final String RENAME = "POST .*/containers/[^/]+/rename";
    static final String REMOVE = "DELETE .*/containers/[^/]+";

    /** How much of its id a container has for its host's name. */
    private static final int HOSTNAME_LENGTH = 12;

    /** Long enough for a sandbox to be cold, and short enough for its session to be active. */
    private static final Duration AGO = Duration.ofMinutes(2);

    private static final Map<Story, EndState> UNDISTURBED = new ConcurrentHashMap<>();

    /** A call of a story to the engine: the nth one that matches. */
    record Call(String pattern, int nth) {
        @Override
        public String toString() {
            return pattern + (nth > 1 ? " no. " + nth : "");
        }
    }

    /** The calls it makes, as far as they matter. */
    List<Call> calls() {
        Stream<Call> making = MAKING.stream().map(call -> new Call(call, 1));
        return switch (this) {
            case CREATION -> making.toList();
            case REPLACEMENT ->
                Stream.concat(making, Stream.of(new Call(RENAME, 1), new Call(RENAME, 2), new Call(REMOVE, 1)))
                        .toList();
            case REMOVAL -> List.of(new Call(REMOVE, 1));
        };
    }

    /** The end an undisturbed daemon comes to. */
    EndState undisturbed(Path directory) {
        return UNDISTURBED.computeIfAbsent(this, story -> story.end(directory));
    }

    private EndState end(Path directory) {
        try (RunningDaemon running = new RunningDaemon(directory)) {
            prepare(running);
            running.start();
            Eventually.within(
                    RunningDaemon.SOON,
                    this + " comes to its end",
                    () -> this == REMOVAL ? nothingLeft(running) : madeAfter(running));
            return EndState.of(running);
        }
    }

    /** Brings everything to where the story begins. */
    void prepare(RunningDaemon running) {
        running.sessions("main", Instant.now().minus(AGO), "agent:main:a");
        if (this != CREATION) {
            running.configure(BEFORE);
            running.start().awaitReady("agent:main");
            running.stop();
        }
        running.configure(this == REMOVAL ? OFF : AFTER);
    }

    /** Whether there is one container, and it is known and what the configuration wants in the end. */
    private static boolean madeAfter(RunningDaemon running) {
        Set<String> ids = Set.copyOf(running.containers().values());
        return running.sandbox("agent:main")
                        .filter(sandbox -> sandbox.status().phase() == Phase.READY)
                        .isPresent()
                && ids.size() == 1
                && ids.equals(remembered(running))
                && ids.stream()
                        .allMatch(id -> running.engine()
                                        .inspect(id)
                                        .at("/HostConfig/Memory")
                                        .asLong()
                                == 192L << 20);
    }

    private static boolean nothingLeft(RunningDaemon running) {
        return running.containers().isEmpty()
                && running.sandboxes().isEmpty()
                && running.daemon().reconciler().registry().names().isEmpty();
    }

    /** The containers the daemon remembers. */
    private static Set<String> remembered(RunningDaemon running) {
        Registry registry = running.daemon().reconciler().registry();
        return registry.names().stream()
                .flatMap(name -> registry.get(name).stream())
                .flatMap(record -> record.containers().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** What there is when nothing differs from the expected any more, or else when patience is over. */
    static EndState rest(RunningDaemon running, EndState expected) {
        AtomicReference<EndState> last = new AtomicReference<>(EndState.of(running));
        try {
            Eventually.within(RunningDaemon.SOON, "the same end", () -> {
                last.set(EndState.of(running));
                return last.get().differencesFrom(expected).isEmpty();
            });
        } catch (AssertionError differs) {
            return last.get(); // for the caller to say what differs
        }
        return last.get();
    }

    static void wears_the_hash_of_what_is_wanted(RunningDaemon running) {
        running.containers().values().forEach(id -> {
            String hash = running.sandbox("agent:main")
                    .flatMap(Sandbox::desired)
                    .orElseThrow()
                    .hash()
                    .value();
            assertThat(running.engine()
                            .inspect(id)
                            .at("/Config/Labels")
                            .path(SandboxLabels.CONFIG_HASH)
                            .asText())
                    .isEqualTo(hash);
        });
    }

    /** No container was set up twice, and the one that is left was. */
    static void set_up_once_each(RunningDaemon running) throws IOException {
        List<String> hosts = Files.readAllLines(running.state().resolve("sandboxes/agent-main-f331f052/setup"));
        assertThat(hosts).doesNotHaveDuplicates();
        running.containers().values().forEach(id -> assertThat(hosts).contains(id.substring(0, HOSTNAME_LENGTH)));
    }

    static void says_of_every_container_what_became_of_it(RunningDaemon running) {
        List<Type> types = running.timeline().stream().map(SandboxEvent::type).toList();
        long made = types.stream()
                .filter(type -> type == Type.CREATED || type == Type.ADOPTED)
                .count();
        assertThat(types.stream().filter(type -> type == Type.REMOVED).count())
                .as("removals told of, of %s", types)
                .isEqualTo(made - running.containers().size());
    }
}
