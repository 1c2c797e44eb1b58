package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.Fault;
import ai.openclaw.sandbox.fixtures.FaultingProxy;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineEvent.Kind;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class EventStreamIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final int ALWAYS = Integer.MAX_VALUE;

    @RegisterExtension
    static final RealEngine MACHINE = new RealEngine();

    private final FaultingProxy proxy = FaultingProxy.to(RealEngine.socket());
    private final AtomicReference<Duration> limit = new AtomicReference<>(Duration.ofSeconds(30));
    private final DockerEngine engine = DockerEngine.connect(EngineAddress.parse(proxy.address()), limit::get);

    /** Past all faults, to make things happen. */
    private final DockerEngine direct =
            DockerEngine.connect(EngineAddress.parse("unix://" + RealEngine.socket()), () -> Duration.ofSeconds(30));

    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        engine.close();
        direct.close();
        proxy.close();
    }

    @Test
    void hears_a_container_s_whole_life_in_order() throws EngineException {
        try (Subscription _ = watch()) {
            String name = MACHINE.name("heard");
            String id = direct.create(name, MACHINE.spec(), Map.of());
            direct.start(id);
            direct.exec(id, ExecRequest.of("true"), (channel, bytes) -> {}, SOON);
            direct.rename(id, name + "-2");
            MACHINE.raw().post("/containers/" + id + "/pause", "");
            MACHINE.raw().post("/containers/" + id + "/unpause", "");
            direct.remove(id);
            until("the end is heard", () -> heard.of(id).contains(Kind.CONTAINER_REMOVED));

            assertThat(heard.of(id))
                    .containsExactly(
                            Kind.CONTAINER_CREATED,
                            Kind.CONTAINER_STARTED,
                            Kind.EXEC_STARTED,
                            Kind.EXEC_ENDED,
                            Kind.CONTAINER_RENAMED,
                            Kind.CONTAINER_PAUSED,
                            Kind.CONTAINER_UNPAUSED,
                            Kind.CONTAINER_DIED,
                            Kind.CONTAINER_REMOVED);
            assertThat(heard.order).containsExactly("connected");
            assertThat(event(id, Kind.CONTAINER_CREATED).attributes())
                    .containsAllEntriesOf(MACHINE.label())
                    .containsEntry("name", name);
            assertThat(event(id, Kind.CONTAINER_RENAMED).attributes()).containsEntry(EngineEvent.OLD_NAME, name);
            assertThat(event(id, Kind.EXEC_STARTED).attributes().get(EngineEvent.EXEC_ID))
                    .isNotBlank()
                    .isEqualTo(event(id, Kind.EXEC_ENDED).attributes().get(EngineEvent.EXEC_ID));
            assertThat(event(id, Kind.CONTAINER_CREATED).at())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        }
    }

    @Test
    void does_not_hear_of_the_execs_it_makes_itself() throws EngineException {
        try (Subscription _ = watch()) {
            String id = direct.create(MACHINE.name("own-exec"), MACHINE.spec(), Map.of());
            direct.start(id);
            engine.exec(id, ExecRequest.of("true"), (channel, bytes) -> {}, SOON);
            direct.remove(id);
            until("the end is heard", () -> heard.of(id).contains(Kind.CONTAINER_REMOVED));

            assertThat(heard.of(id)).doesNotContain(Kind.EXEC_STARTED, Kind.EXEC_ENDED);
        }
    }

    @Test
    void a_stream_that_breaks_is_opened_again_and_nothing_of_the_gap_is_lost() throws EngineException {
        try (Subscription _ = watch()) {
            String before = direct.create(MACHINE.name("before"), MACHINE.spec(), Map.of());
            until("the first is heard", () -> heard.of(before).contains(Kind.CONTAINER_CREATED));

            proxy.goAway();
            String gap = direct.create(MACHINE.name("gap"), MACHINE.spec(), Map.of());
            until("the break is heard", () -> heard.breaks.size() == 1);
            proxy.comeBack();
            until("the second is heard", () -> heard.of(gap).contains(Kind.CONTAINER_CREATED));

            assertThat(heard.order).containsExactly("connected", "disconnected", "connected");
            assertThat(heard.breaks).singleElement().isInstanceOf(EngineFailure.Unavailable.class);
        }
    }

    @Test
    void an_engine_away_from_the_start_is_said_once_and_awaited() {
        proxy.goAway();
        try (Subscription _ = engine.watch(Instant.now(), heard)) {
            until("it is away", () -> !heard.breaks.isEmpty());
            until("several tries are over", passed(Duration.ofMillis(700)));
            proxy.comeBack();
            until("it is there", () -> heard.connections() == 1);

            assertThat(heard.order).containsExactly("disconnected", "connected");
            assertThat(heard.breaks)
                    .singleElement()
                    .satisfies(why -> assertThat(why.message()).contains("is Docker running?"));
        }
    }

    @Test
    void an_engine_that_does_not_open_the_stream_is_not_waited_for_for_ever() {
        limit.set(Duration.ofMillis(300));
        proxy.harm(ALWAYS, "GET /events", new Fault.Hang());
        try (Subscription _ = engine.watch(Instant.now(), heard)) {
            until("it is said", () -> !heard.breaks.isEmpty());
            assertThat(heard.breaks).singleElement().isInstanceOf(EngineFailure.DeadlineExceeded.class);
            proxy.heal();
            until("it is there", () -> heard.connections() == 1);
            assertThat(heard.order).containsExactly("disconnected", "connected");
        }
    }

    @Test
    void an_engine_that_refuses_the_stream_is_asked_again() {
        proxy.harm(2, "GET /events", new Fault.Answer(500, "{\"message\":\"not now\"}"));
        try (Subscription _ = engine.watch(Instant.now(), heard)) {
            until("it is there", () -> heard.connections() == 1);
            assertThat(heard.breaks).containsExactly(new EngineFailure.Rejected(500, "not now"));
        }
    }

    @Test
    void a_stream_with_nonsense_in_it_is_a_break() {
        proxy.harm(1, "GET /events", new Fault.Answer(200, "{\"Type\":\"container\",\"Act"));
        try (Subscription _ = engine.watch(Instant.now(), heard)) {
            until("it is there again", () -> heard.connections() == 2);
            assertThat(heard.order).containsExactly("connected", "disconnected", "connected");
        }
    }

    @Test
    void a_listener_that_fails_is_told_the_next_event_all_the_same() throws EngineException {
        EngineListener failing = new EngineListener() {
            @Override
            public void connected() {
                heard.connected();
            }

            @Override
            public void disconnected(EngineFailure why) {
                heard.disconnected(why);
            }

            @Override
            public void event(EngineEvent event) {
                heard.event(event);
                throw new IllegalStateException("a failing listener, as this test wants it");
            }
        };
        try (Subscription _ = engine.watch(Instant.now(), failing)) {
            until("it is there", () -> heard.connections() == 1);
            String id = direct.create(MACHINE.name("failing"), MACHINE.spec(), Map.of());
            direct.remove(id);
            until("both are heard", () -> heard.of(id).size() == 2);
            assertThat(heard.breaks).isEmpty();
        }
    }

    @Test
    void closing_ends_the_connection_and_nothing_is_heard_any_more() throws EngineException {
        Subscription watching = watch();

        watching.close();
        watching.close();

        List<String> order = List.copyOf(heard.order);
        Eventually.within(SOON, "all connections are closed", () -> proxy.connections() == 0);
        String id = direct.create(MACHINE.name("unheard"), MACHINE.spec(), Map.of());
        direct.remove(id);
        assertThat(heard.of(id)).isEmpty();
        assertThat(heard.order).isEqualTo(order).containsExactly("connected");
    }

    @Test
    void a_subscription_can_be_closed_by_its_listener_and_before_it_is_open() {
        proxy.harm(ALWAYS, "GET /events", new Fault.Hang());
        Subscription early = engine.watch(Instant.now(), heard);
        early.close();
        engine.close();
        Eventually.within(SOON, "all connections are closed", () -> proxy.connections() == 0);
        assertThat(heard.order).isEmpty();
    }

    @Test
    void a_frozen_stream_says_nothing_and_looks_alive() throws EngineException {
        try (Subscription _ = watch()) {
            proxy.freezeEvents();
            String id = direct.create(MACHINE.name("frozen"), MACHINE.spec(), Map.of());
            until("a while is over", passed(Duration.ofMillis(300)));
            assertThat(heard.of(id)).isEmpty();
            assertThat(heard.breaks).isEmpty();

            proxy.thawEvents();
            until("it flows again", () -> heard.of(id).contains(Kind.CONTAINER_CREATED));
        }
    }

    private static BooleanSupplier passed(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end > 0;
    }

    private Subscription watch() {
        Subscription watching = engine.watch(Instant.now(), heard);
        until("the stream is open", () -> heard.connections() == 1);
        return watching;
    }

    private EngineEvent event(String id, Kind kind) {
        return heard.events.stream()
                .filter(event -> event.subject().equals(id) && event.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static void until(String what, BooleanSupplier condition) {
        Eventually.within(SOON, what, condition);
    }
}
