package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.PrivateEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.runtime.EngineEvent.Kind;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real engine that is stopped, killed and started again under a client that goes on. */
class EngineRestartIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @RegisterExtension
    static final RealEngine MACHINE = new RealEngine();

    @Test
    @Timeout(240)
    void a_client_survives_its_engine_s_end_in_order_and_by_force() throws EngineException {
        Heard heard = new Heard();
        try (PrivateEngine machine = PrivateEngine.start(MACHINE.raw(), MACHINE.image());
                DockerEngine engine = DockerEngine.connect(EngineAddress.parse(machine.address()), () -> LIMIT);
                Subscription _ = engine.watch(Instant.now(), heard)) {
            Eventually.within(LIMIT, "the stream is open", () -> heard.connections() == 1);
            String id = engine.create("restarted", MACHINE.spec(), Map.of());
            engine.start(id);

            machine.stop();
            Eventually.within(LIMIT, "the end is noticed", () -> heard.breaks.size() == 1);
            assertThat(catchThrowableOfType(EngineException.class, () -> engine.list(Map.of()))
                            .failure())
                    .isInstanceOf(EngineFailure.Unavailable.class);
            machine.start();
            Eventually.within(LIMIT, "the engine is found again", () -> heard.connections() == 2);
            assertThat(engine.inspect(id).orElseThrow().running()).isFalse();
            engine.start(id);

            machine.kill();
            Eventually.within(LIMIT, "the end is noticed", () -> heard.breaks.size() == 2);
            machine.start();
            Eventually.within(LIMIT, "the engine is found again", () -> heard.connections() == 3);
            assertThat(engine.inspect(id).orElseThrow().running()).isFalse();
            engine.start(id);
            assertThat(engine.exec(id, ExecRequest.of("true"), (channel, bytes) -> {}, LIMIT))
                    .isZero();
            // another one, for an engine that was killed cannot always remove what it found running
            String fresh = engine.create("fresh", MACHINE.spec(), Map.of());
            engine.remove(fresh);
            Eventually.within(
                    LIMIT, "the removal is heard", () -> heard.of(fresh).contains(Kind.CONTAINER_REMOVED));

            assertThat(heard.order)
                    .containsExactly("connected", "disconnected", "connected", "disconnected", "connected");
        }
    }
}
