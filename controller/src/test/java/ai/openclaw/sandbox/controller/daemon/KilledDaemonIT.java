package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.Fault;
import ai.openclaw.sandbox.fixtures.FaultingProxy;
import ai.openclaw.sandbox.fixtures.RealEngine;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The daemon is ended by {@code kill -9} at each of its engine calls, once before the engine hears of the call and once after it has done what was asked.
 * Whatever is left, the next daemon comes to the end that an undisturbed one comes to.
 */
final class KilledDaemonIT {

    private static final String SANDBOX = """
        { agents: { defaults: { sandbox: { mode: "MODE", docker: { image: "IMAGE", containerPrefix: "PREFIX",
            memory: "MEMORY", setupCommand: "cat /etc/hostname >> /workspace/setup" } } } } }
        """;

    private static final String BEFORE = SANDBOX.replace("MODE", "all").replace("MEMORY", "128m");
    private static final String AFTER = SANDBOX.replace("MODE", "all").replace("MEMORY", "192m");
    private static final String OFF = SANDBOX.replace("MODE", "off").replace("MEMORY", "192m");

    /** The calls that make a container fit for use. The last changes nothing; before it nobody knows how the set-up command has ended. */
    private static final List<String> MAKING = List.of(
            "POST .*/containers/create",
            "POST .*/containers/[^/]+/start",
            "POST .*/containers/[^/]+/exec",
            "POST .*/exec/[^/]+/start",
            "GET .*/exec/[^/]+/json");

    private static final String RENAME = "POST .*/containers/[^/]+/rename";
    private static final String REMOVE = "DELETE .*/containers/[^/]+";

    /** How much of its id a container has for its host's name. */
    private static final int HOSTNAME_LENGTH = 12;

    /** Long enough for a sandbox to be cold, and short enough for its session to be active. */
    private static final Duration AGO = Duration.ofMinutes(2);

    private static final Map<Story, EndState> UNDISTURBED = new EnumMap<>(Story.class);

    /** What the daemon is about when it is ended. */
    enum Story {
        CREATION,
        REPLACEMENT,
        REMOVAL
    }

    /** A call at which the daemon is ended: the nth one that matches. */
    record Moment(Story story, String call, int nth, Fault fault) {

        @Override
        public String toString() {
            String when = fault instanceof Fault.Hang ? "before" : "after";
            return story + ", " + when + " " + call + (nth > 1 ? " no. " + nth : "");
        }
    }

    static Stream<Arguments> moments() {
        List<Moment> moments = new ArrayList<>();
        for (Fault fault : List.of(new Fault.Hang(), new Fault.HoldReply())) {
            for (Story story : List.of(Story.CREATION, Story.REPLACEMENT)) {
                MAKING.forEach(call -> moments.add(new Moment(story, call, 1, fault)));
            }
            moments.add(new Moment(Story.REPLACEMENT, RENAME, 1, fault));
            moments.add(new Moment(Story.REPLACEMENT, RENAME, 2, fault));
            moments.add(new Moment(Story.REPLACEMENT, REMOVE, 1, fault));
            moments.add(new Moment(Story.REMOVAL, REMOVE, 1, fault));
        }
        return moments.stream().map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moments")
    void comes_to_the_same_end(Moment moment, @TempDir Path directory, @TempDir Path undisturbed) throws IOException {
        EndState expected = UNDISTURBED.computeIfAbsent(moment.story(), story -> undisturbed(story, undisturbed));
        try (RunningDaemon running = new RunningDaemon(directory)) {
            prepare(running, moment.story());
            killAt(running, moment, directory);

            running.start();
            EndState end = rest(running, expected);
            assertThat(end.differencesFrom(expected)).isEmpty();
            wears_the_hash_of_what_is_wanted(running);
            running.stop();

            assertThat(end.withRecords(running, running.records()).differencesFrom(expected))
                    .isEmpty();
            set_up_once_each(running);
            says_of_every_container_what_became_of_it(running);
        }
    }

    private static EndState undisturbed(Story story, Path directory) {
        try (RunningDaemon running = new RunningDaemon(directory)) {
            prepare(running, story);
            running.start();
            Eventually.within(
                    RunningDaemon.SOON,
                    story + " comes to its end",
                    () -> story == Story.REMOVAL ? nothingLeft(running) : madeAfter(running));
            return EndState.of(running);
        }
    }

    private static void prepare(RunningDaemon running, Story story) {
        running.sessions("main", Instant.now().minus(AGO), "agent:main:a");
        if (story != Story.CREATION) {
            running.configure(BEFORE);
            running.start().awaitReady("agent:main");
            running.stop();
        }
        running.configure(story == Story.REMOVAL ? OFF : AFTER);
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

    /** Lets a daemon run until its nth such call, and ends it there. */
    private static void killAt(RunningDaemon running, Moment moment, Path directory) {
        try (FaultingProxy proxy = FaultingProxy.to(RealEngine.socket())) {
            proxy.harm(moment.nth() - 1, moment.call(), new Fault.Delay(Duration.ZERO));
            proxy.harm(1, moment.call(), moment.fault());
            Map<String, String> environment = new HashMap<>(running.environment());
            environment.put("DOCKER_HOST", proxy.address());
            try (DaemonProcess process = DaemonProcess.start(directory, environment)) {
                process.await("it has come to " + moment, () -> reached(proxy, moment));
                process.kill();
            }
        }
    }

    private static boolean reached(FaultingProxy proxy, Moment moment) {
        boolean held = moment.fault() instanceof Fault.HoldReply;
        List<String> calls = held ? proxy.held() : proxy.seen();
        long wanted = held ? 1 : moment.nth();
        return calls.stream().filter(call -> call.matches(moment.call())).count() >= wanted;
    }

    /** What there is when nothing differs from the expected any more, or else when patience is over. */
    private static EndState rest(RunningDaemon running, EndState expected) {
        AtomicReference<EndState> last = new AtomicReference<>(EndState.of(running));
        try {
            Eventually.within(RunningDaemon.SOON, "the same end", () -> {
                last.set(EndState.of(running));
                return last.get().equals(expected);
            });
        } catch (AssertionError differs) {
            return last.get(); // for the caller to say what differs
        }
        return last.get();
    }

    private static void wears_the_hash_of_what_is_wanted(RunningDaemon running) {
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
    private static void set_up_once_each(RunningDaemon running) throws IOException {
        List<String> hosts = Files.readAllLines(running.state().resolve("sandboxes/agent-main-f331f052/setup"));
        assertThat(hosts).doesNotHaveDuplicates();
        running.containers().values().forEach(id -> assertThat(hosts).contains(id.substring(0, HOSTNAME_LENGTH)));
    }

    private static void says_of_every_container_what_became_of_it(RunningDaemon running) {
        List<Type> types = running.timeline().stream().map(SandboxEvent::type).toList();
        long made = types.stream()
                .filter(type -> type == Type.CREATED || type == Type.ADOPTED)
                .count();
        assertThat(types.stream().filter(type -> type == Type.REMOVED).count())
                .as("removals told of, of %s", types)
                .isEqualTo(made - running.containers().size());
    }
}
