package ai.openclaw.sandbox.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.fixtures.FaultPlan;
import ai.openclaw.sandbox.fixtures.SimulatedEngine;
import ai.openclaw.sandbox.fixtures.VirtualClock;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.reconciler.execute.Outcome;
import ai.openclaw.sandbox.reconciler.plan.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetersTest {

    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void everySeriesIsThereFromTheStartAtZero() {
        for (String kind : new String[] {"create", "adopt", "start", "setup", "rename", "remove", "settle", "forget"}) {
            for (String outcome : new String[] {"done", "deferred", "failed", "engine_away"}) {
                assertThat(meters.text())
                        .contains("openclaw_actions_total{kind=\"" + kind + "\",outcome=\"" + outcome + "\"} 0");
            }
        }
        assertThat(meters.text())
                .contains("openclaw_config_reloads_total{outcome=\"refused\"} 0")
                .contains("openclaw_visits_seconds_count 0")
                .contains("openclaw_queue_wait_seconds_count 0");
    }

    @Test
    void whatTheLoopDoesIsCounted() {
        meters.probe().acted(new Action.Forget(), new Outcome.Deferred());
        meters.probe().visited(Duration.ofMillis(5));
        meters.probe().waited(Duration.ofMillis(500));
        assertThat(meters.text())
                .contains("openclaw_actions_total{kind=\"forget\",outcome=\"deferred\"} 1.0")
                .contains("openclaw_visits_seconds_bucket{le=\"0.01\"} 1")
                .contains("openclaw_visits_seconds_bucket{le=\"0.001\"} 0")
                .contains("openclaw_queue_wait_seconds_bucket{le=\"1.0\"} 1");
    }

    @Test
    void readingsOfTheConfigurationAreCountedByOutcome() {
        meters.reloads().count(ReloadCounter.Result.APPLIED);
        meters.reloads().count(ReloadCounter.Result.REFUSED);
        meters.reloads().count(ReloadCounter.Result.REFUSED);
        assertThat(meters.text())
                .contains("openclaw_config_reloads_total{outcome=\"applied\"} 1.0")
                .contains("openclaw_config_reloads_total{outcome=\"refused\"} 2.0")
                .contains("openclaw_config_reloads_total{outcome=\"partly\"} 0");
    }

    @Test
    void callsToTheEngineAreTimedByHowTheyEnded() throws EngineException {
        ContainerEngine engine =
                meters.timed(new SimulatedEngine(new VirtualClock(Instant.EPOCH), new FaultPlan(new Random(1))));
        engine.inspect("x");
        assertThatThrownBy(() -> engine.start("x")).isInstanceOf(EngineException.class);
        assertThat(meters.text())
                .contains("openclaw_engine_calls_seconds_count{operation=\"inspect\",outcome=\"ok\"} 1")
                .contains("openclaw_engine_calls_seconds_count{operation=\"start\",outcome=\"not_found\"} 1")
                .contains("openclaw_engine_calls_seconds_count{operation=\"create\",outcome=\"ok\"} 0");
    }
}
