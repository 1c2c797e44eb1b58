package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Fault;
import ai.openclaw.sandbox.fixtures.FaultingProxy;
import ai.openclaw.sandbox.fixtures.RealEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The daemon is ended by {@code kill -9} at each of its engine calls, once before the engine hears of the call and once after it has done what was asked.
 * Whatever is left, the next daemon comes to the end that an undisturbed one comes to.
 */
final class KilledDaemonIT {

    /** A call at which the daemon is ended. */
    record Moment(Story story, Story.Call call, Fault fault) {

        @Override
        public String toString() {
            return story + ", " + (fault instanceof Fault.Hang ? "before" : "after") + " " + call;
        }
    }

    static Stream<Arguments> moments() {
        List<Moment> moments = new ArrayList<>();
        for (Fault fault : List.of(new Fault.Hang(), new Fault.HoldReply())) {
            for (Story story : Story.values()) {
                story.calls().forEach(call -> moments.add(new Moment(story, call, fault)));
            }
        }
        return moments.stream().map(Arguments::of);
    }

    @Execution(ExecutionMode.CONCURRENT) // each has its own daemon, and most of the time waits for the engine
    @ParameterizedTest(name = "{0}")
    @MethodSource("moments")
    void comes_to_the_same_end(Moment moment, @TempDir Path directory, @TempDir Path undisturbed) throws IOException {
        EndState expected = moment.story().undisturbed(undisturbed);
        try (RunningDaemon running = new RunningDaemon(directory)) {
            moment.story().prepare(running);
            killAt(running, moment, directory);

            running.start();
            EndState end = Story.rest(running, expected);
            assertThat(end.differencesFrom(expected)).isEmpty();
            Story.wears_the_hash_of_what_is_wanted(running);
            running.stop();

            assertThat(end.withRecords(running, running.records()).differencesFrom(expected))
                    .isEmpty();
            Story.set_up_once_each(running);
            Story.says_of_every_container_what_became_of_it(running);
        }
    }

    /** Lets a daemon run until its nth such call, and ends it there. */
    private static void killAt(RunningDaemon running, Moment moment, Path directory) {
        try (FaultingProxy proxy = FaultingProxy.to(RealEngine.socket())) {
            proxy.harm(moment.call().nth() - 1, moment.call().pattern(), new Fault.Delay(Duration.ZERO));
            proxy.harm(1, moment.call().pattern(), moment.fault());
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
        long wanted = held ? 1 : moment.call().nth();
        return calls.stream()
                        .filter(call -> call.matches(moment.call().pattern()))
                        .count()
                >= wanted;
    }
}
