package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.Fault;
import ai.openclaw.sandbox.fixtures.FaultingProxy;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine that hangs, breaks off, lies or is away costs a caller its deadline at most, and leaves nothing behind. */
@Timeout(60)
class BadEngineIT {

    private static final Duration LIMIT = Duration.ofMillis(400);

    /** A busy machine may be late by this much. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private static final String ANY = ".*";
    private static final int ALWAYS = Integer.MAX_VALUE;

    @RegisterExtension
    static final RealEngine MACHINE = new RealEngine();

    private final FaultingProxy proxy = FaultingProxy.to(RealEngine.socket());
    private final AtomicReference<Duration> limit = new AtomicReference<>(Duration.ofSeconds(30));
    private final DockerEngine engine = DockerEngine.connect(EngineAddress.parse(proxy.address()), limit::get);

    record Ask(String name, Call call) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Call {
        void on(DockerEngine engine) throws EngineException;
    }

    static Stream<Ask> everyCall() {
        return Stream.of(
                new Ask("info", DockerEngine::info),
                new Ask("list", engine -> engine.list(Map.of())),
                new Ask("inspect", engine -> engine.inspect("nobody")),
                new Ask("image", engine -> engine.image("nothing")),
                new Ask("create", engine -> engine.create(MACHINE.name("bad"), MACHINE.spec(), Map.of())),
                new Ask("start", engine -> engine.start("nobody")),
                new Ask("rename", engine -> engine.rename("nobody", "somebody")),
                new Ask("remove", engine -> engine.remove("nobody")),
                new Ask("warmUp", DockerEngine::warmUp),
                new Ask("exec", engine -> engine.exec("nobody", ExecRequest.of("true"), (c, b) -> {}, LIMIT)));
    }

    @AfterEach
    void close() {
        engine.close();
        proxy.close();
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void a_hung_engine_costs_the_deadline_and_leaves_no_connection(Ask ask) throws EngineException {
        engine.list(Map.of());
        proxy.harm(ALWAYS, ANY, new Fault.Hang());
        limit.set(LIMIT);
        long started = System.nanoTime();

        EngineFailure failure = failure(() -> ask.call().on(engine));

        assertThat(failure).isInstanceOf(EngineFailure.DeadlineExceeded.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(LIMIT, LIMIT.plus(SLACK));
        Eventually.within(SLACK, "all connections are closed", () -> proxy.connections() == 0);
        assertThat(callThreads()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void an_engine_that_never_said_its_version_costs_no_more(Ask ask) {
        proxy.harm(ALWAYS, ANY, new Fault.Hang());
        limit.set(LIMIT);

        assertThat(failure(() -> ask.call().on(engine))).isInstanceOf(EngineFailure.DeadlineExceeded.class);
        Eventually.within(SLACK, "all connections are closed", () -> proxy.connections() == 0);
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void a_connection_cut_before_or_within_the_answer_is_unavailable(Ask ask) throws EngineException {
        for (Fault fault :
                List.of(new Fault.CutBefore(), new Fault.LoseReply(), new Fault.CutReply(), new Fault.Garbage())) {
            proxy.heal();
            engine.list(Map.of());
            proxy.harm(ALWAYS, ANY, fault);

            EngineFailure failure = failure(() -> ask.call().on(engine));

            // an answer without body, or whose body says nothing, is whole without it
            if (!(fault instanceof Fault.CutReply)) {
                assertThat(failure).as(fault.toString()).isInstanceOf(EngineFailure.Unavailable.class);
            }
            assertThat(failure.message()).as(fault.toString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void an_engine_that_fails_says_so_in_its_own_words(Ask ask) throws EngineException {
        engine.list(Map.of());
        proxy.harm(ALWAYS, ANY, new Fault.Answer(500, "{\"message\":\"disk is full\"}\n"));

        assertThat(failure(() -> ask.call().on(engine))).isEqualTo(new EngineFailure.Rejected(500, "disk is full"));
    }

    @Test
    void an_answer_in_a_foreign_format_is_passed_on_bounded() {
        proxy.harm(1, ANY, new Fault.Answer(502, "<html>" + "x".repeat(1_000_000)));

        assertThat(failure(() -> engine.list(Map.of())))
                .isInstanceOfSatisfying(EngineFailure.Rejected.class, failure -> {
                    assertThat(failure.status()).isEqualTo(502);
                    assertThat(failure.message()).startsWith("<html>").hasSizeLessThan(2_100);
                });
    }

    @Test
    void an_answer_that_is_json_but_not_the_one_asked_for_is_unavailable() {
        proxy.harm(1, "GET /containers/json", new Fault.Answer(200, "{\"no\":\"list\"}"));
        proxy.harm(1, "GET /containers/x/json", new Fault.Answer(200, "{}"));

        assertThat(failure(() -> engine.list(Map.of()))).isInstanceOf(EngineFailure.Unavailable.class);
        assertThat(failure(() -> engine.inspect("x"))).isInstanceOf(EngineFailure.Unavailable.class);
    }

    @Test
    void nobody_listening_is_unavailable_and_says_where() {
        proxy.goAway();

        assertThat(failure(() -> engine.list(Map.of())))
                .isInstanceOfSatisfying(
                        EngineFailure.Unavailable.class,
                        failure -> assertThat(failure.message()).contains(proxy.address(), "is Docker running?"));
    }

    @Test
    void a_tcp_engine_that_refuses_is_unavailable_too() {
        try (DockerEngine away =
                DockerEngine.connect(EngineAddress.parse("tcp://127.0.0.1:1"), () -> Duration.ofSeconds(5))) {
            assertThat(failure(() -> away.list(Map.of())))
                    .isInstanceOfSatisfying(
                            EngineFailure.Unavailable.class,
                            failure -> assertThat(failure.message()).contains("is Docker running?"));
        }
    }

    @Test
    void a_hung_tcp_engine_costs_the_deadline() throws Exception {
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0, 8, java.net.InetAddress.getLoopbackAddress());
                DockerEngine hung = DockerEngine.connect(
                        EngineAddress.parse("tcp://127.0.0.1:" + silent.getLocalPort()), () -> LIMIT)) {
            assertThat(failure(() -> hung.list(Map.of()))).isInstanceOf(EngineFailure.DeadlineExceeded.class);
            assertThat(callThreads()).isEmpty();
        }
    }

    @Test
    void an_engine_that_comes_back_is_used_again_at_once_although_all_connections_were_kept_alive() throws Exception {
        List<Thread> crowd = Stream.generate(() -> Thread.ofVirtual().start(() -> quietly(DockerEngine::info)))
                .limit(16)
                .toList();
        for (Thread one : crowd) {
            one.join();
        }
        proxy.goAway();
        assertThat(failure(() -> engine.list(Map.of()))).isInstanceOf(EngineFailure.Unavailable.class);
        proxy.comeBack();

        long started = System.nanoTime();
        engine.list(MACHINE.label());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void an_interrupted_caller_leaves_at_once_and_stays_interrupted() throws Exception {
        proxy.harm(ALWAYS, ANY, new Fault.Hang());
        AtomicReference<EngineFailure> failure = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
        Thread caller = Thread.ofPlatform().start(() -> {
            failure.set(failure(() -> engine.list(Map.of())));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        Eventually.within(SLACK, "the call is under way", () -> !proxy.seen().isEmpty());

        caller.interrupt();
        caller.join(SLACK.toMillis());

        assertThat(failure.get()).isInstanceOf(EngineFailure.Unavailable.class);
        assertThat(interrupted.get()).isTrue();
        Eventually.within(SLACK, "all connections are closed", () -> proxy.connections() == 0);
    }

    @Test
    void a_create_whose_answer_is_lost_has_happened_and_can_be_found() throws EngineException {
        String name = MACHINE.name("lost");
        engine.list(Map.of());
        proxy.harm(1, "POST /containers/create", new Fault.LoseReply());

        assertThat(failure(() -> engine.create(name, MACHINE.spec(), Map.of())))
                .isInstanceOf(EngineFailure.Unavailable.class);

        assertThat(engine.inspect(name)).isPresent();
        assertThat(proxy.seen()).containsOnlyOnce("POST /containers/create");
    }

    @Test
    void a_hundred_calls_to_a_hung_engine_leave_no_thread_and_no_connection() throws Exception {
        proxy.harm(ALWAYS, ANY, new Fault.Hang());
        limit.set(LIMIT);
        List<Thread> crowd = Stream.generate(() -> Thread.ofVirtual().start(() -> quietly(it -> it.list(Map.of()))))
                .limit(100)
                .toList();
        for (Thread one : crowd) {
            one.join();
        }

        Eventually.within(SLACK, "all connections are closed", () -> proxy.connections() == 0);
        proxy.heal();
        limit.set(Duration.ofSeconds(10));
        assertThat(engine.list(MACHINE.label())).isNotNull();
    }

    @Test
    void a_closed_client_says_so() {
        engine.close();

        assertThat(failure(() -> engine.list(Map.of())))
                .isInstanceOfSatisfying(
                        EngineFailure.Unavailable.class,
                        failure -> assertThat(failure.message()).contains("closed"));
    }

    /** Threads of docker-java itself; ours are virtual and in no list, but each would hold a connection. */
    private static List<String> callThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("docker"))
                .toList();
    }

    private void quietly(Call call) {
        try {
            call.on(engine);
        } catch (EngineException expected) {
            return;
        }
    }

    private static EngineFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).failure();
    }
}
