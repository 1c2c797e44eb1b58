package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Fault;
import ai.openclaw.sandbox.fixtures.FaultingProxy;
import ai.openclaw.sandbox.fixtures.RealEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The way to the real engine does harm to one call of a whole daemon: every call that makes, replaces or removes a container, in every way. The daemon lives
 * on, and comes to the end that an undisturbed one comes to.
 */
final class FaultyEngineIT {

    private static final Map<String, Fault> FAULTS = new LinkedHashMap<>(Map.of(
            "late", new Fault.Delay(Duration.ofMillis(700)),
            "cut before it", new Fault.CutBefore(),
            "reply lost", new Fault.LoseReply(),
            "500", new Fault.Answer(500, "{\"message\": \"server error\"}")));

    /** One fault at one call. */
    record Harm(Story story, Story.Call call, String fault) {

        @Override
        public String toString() {
            return story + ", " + call + ": " + fault;
        }
    }

    static Stream<Arguments> harms() {
        List<Harm> harms = new ArrayList<>();
        for (Story story : Story.values()) {
            story.calls()
                    .forEach(call -> FAULTS.keySet().stream()
                            .sorted()
                            .forEach(fault -> harms.add(new Harm(story, call, fault))));
        }
        return harms.stream().map(Arguments::of);
    }

    @Execution(ExecutionMode.CONCURRENT) // each has its own daemon, and most of the time waits for the engine
    @ParameterizedTest(name = "{0}")
    @MethodSource("harms")
    void comes_to_the_same_end(Harm harm, @TempDir Path directory, @TempDir Path undisturbed) throws IOException {
        EndState expected = harm.story().undisturbed(undisturbed);
        try (FaultingProxy proxy = FaultingProxy.to(RealEngine.socket());
                RunningDaemon running = new RunningDaemon(directory)) {
            harm.story().prepare(running);
            running.environment().put("DOCKER_HOST", proxy.address());
            String call = harm.call().pattern();
            proxy.harm(harm.call().nth() - 1, call, new Fault.Delay(Duration.ZERO));
            proxy.harm(1, call, Objects.requireNonNull(FAULTS.get(harm.fault())));

            running.start();
            EndState end = Story.rest(running, expected);
            assertThat(proxy.seen().stream().filter(it -> it.matches(call)).count())
                    .as("calls that harm could be done to")
                    .isGreaterThanOrEqualTo(harm.call().nth());
            assertThat(end.differencesFrom(expected)).isEmpty();
            Story.wears_the_hash_of_what_is_wanted(running);
            running.stop();

            assertThat(end.withRecords(running, running.records()).differencesFrom(expected))
                    .isEmpty();
            Story.set_up_once_each(running);
            Story.says_of_every_container_what_became_of_it(running);
        }
    }
}
