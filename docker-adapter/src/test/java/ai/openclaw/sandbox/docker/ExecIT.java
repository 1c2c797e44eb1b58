package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.Fault;
import ai.openclaw.sandbox.fixtures.FaultingProxy;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ExecIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

    @RegisterExtension
    static final RealEngine MACHINE = new RealEngine();

    private static String container;

    private final FaultingProxy proxy = FaultingProxy.to(RealEngine.socket());
    private final DockerEngine engine = DockerEngine.connect(EngineAddress.parse(proxy.address()), () -> LONG);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void make() throws EngineException {
        try (DockerEngine engine =
                DockerEngine.connect(EngineAddress.parse("unix://" + RealEngine.socket()), () -> LONG)) {
            container = engine.create(MACHINE.name("exec"), MACHINE.spec(), Map.of());
            engine.start(container);
        }
    }

    @AfterEach
    void close() {
        engine.close();
        proxy.close();
    }

    @Test
    void streams_come_apart_and_the_exit_code_is_the_process_s_own() throws EngineException {
        assertThat(run("echo one; echo two >&2; exit 7", LONG)).isEqualTo(7);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("two\n");
    }

    @Test
    void directory_user_and_environment_are_those_asked_for() throws EngineException {
        ExecRequest request = new ExecRequest(
                List.of("sh", "-c", "pwd; id -u; echo \"$WORD\""),
                Optional.of("/tmp"),
                Optional.of("4321"),
                Map.of("WORD", "a b = c"));

        assertThat(engine.exec(container, request, this::take, LONG)).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("/tmp\n4321\na b = c\n");
    }

    @Test
    void much_output_arrives_whole_and_in_order() throws EngineException {
        assertThat(run("seq 1 300000", LONG)).isZero();

        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines).hasSize(300_001);
        assertThat(lines[299_999]).isEqualTo("300000");
    }

    @Test
    void output_is_passed_on_while_the_process_still_runs() throws Exception {
        CompletableFuture<Integer> exit =
                CompletableFuture.supplyAsync(() -> unchecked("echo first; sleep 2; echo second"), VIRTUAL);

        Eventually.within(LONG, "the first line is there", () -> out.size() > 0);

        assertThat(exit).isNotDone();
        assertThat(exit.get()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("first\nsecond\n");
    }

    @Test
    void a_process_that_closes_its_output_and_goes_on_is_waited_for() throws EngineException {
        assertThat(run("exec >&- 2>&-; sleep 1; exit 5", LONG)).isEqualTo(5);
    }

    @Test
    void a_program_that_does_not_exist_says_so_by_its_exit_code() throws EngineException {
        assertThat(engine.exec(container, ExecRequest.of("/no/such"), this::take, LONG))
                .isIn(126, 127);
    }

    @Test
    void a_process_that_takes_too_long_costs_its_deadline_and_leaves_no_connection() {
        assertThat(failure(() -> run("echo begun; sleep 20", SHORT)))
                .isInstanceOf(EngineFailure.DeadlineExceeded.class);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("begun\n");
        engine.close();
        Eventually.within(LONG, "all connections are closed", () -> proxy.connections() == 0);
    }

    @Test
    void a_container_that_is_absent_or_does_not_run_is_told_apart() throws EngineException {
        String stopped = engine.create(MACHINE.name("stopped"), MACHINE.spec(), Map.of());

        assertThat(failure(() -> engine.exec("nobody-at-all", ExecRequest.of("true"), this::take, LONG)))
                .isInstanceOf(EngineFailure.NotFound.class);
        assertThat(failure(() -> engine.exec(stopped, ExecRequest.of("true"), this::take, LONG)))
                .isInstanceOfSatisfying(
                        EngineFailure.Conflict.class,
                        failure -> assertThat(failure.message()).contains("not running"));
    }

    @Test
    void an_engine_that_goes_away_during_the_run_is_no_end_of_the_process() throws Exception {
        CompletableFuture<EngineFailure> failure =
                CompletableFuture.supplyAsync(() -> failure(() -> run("echo begun; sleep 20", LONG)), VIRTUAL);
        Eventually.within(LONG, "it runs", () -> out.size() > 0);

        proxy.goAway();

        assertThat(failure.get()).isInstanceOf(EngineFailure.Unavailable.class);
    }

    @Test
    void an_engine_that_hangs_before_the_run_costs_an_ordinary_call_and_not_the_long_deadline() {
        proxy.harm(Integer.MAX_VALUE, "POST /exec/.*/start", new Fault.Hang());
        try (DockerEngine impatient = DockerEngine.connect(EngineAddress.parse(proxy.address()), () -> SHORT)) {
            assertThat(failure(() ->
                            impatient.exec(container, ExecRequest.of("true"), this::take, Duration.ofMinutes(15))))
                    .isInstanceOf(EngineFailure.DeadlineExceeded.class);
        }
    }

    @Test
    void what_a_receiver_throws_reaches_its_caller() {
        OutputSink full = (channel, bytes) -> {
            throw new IllegalStateException("full");
        };

        assertThatThrownBy(() -> engine.exec(container, ExecRequest.of("echo", "x"), full, LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
    }

    @Test
    void forty_runs_at_once_keep_their_outputs_apart() throws Exception {
        List<CompletableFuture<String>> runs = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            ByteArrayOutputStream own = new ByteArrayOutputStream();
                            try {
                                engine.exec(
                                        container,
                                        ExecRequest.of("echo", "run " + i),
                                        (channel, bytes) -> own.writeBytes(bytes),
                                        LONG);
                            } catch (EngineException e) {
                                throw new IllegalStateException(e);
                            }
                            return own.toString(StandardCharsets.UTF_8);
                        },
                        VIRTUAL))
                .toList();

        for (int i = 0; i < runs.size(); i++) {
            assertThat(runs.get(i).get()).isEqualTo("run " + i + "\n");
        }
    }

    private int run(String script, Duration deadline) throws EngineException {
        return engine.exec(container, ExecRequest.of("sh", "-c", script), this::take, deadline);
    }

    private int unchecked(String script) {
        try {
            return run(script, LONG);
        } catch (EngineException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(Channel channel, byte[] bytes) {
        (channel == Channel.STDOUT ? out : err).writeBytes(bytes);
    }

    private static EngineFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).failure();
    }
}
