package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.reconciler.loop.Reconciler.Look;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void is_well_while_the_engine_is_reached() {
        RawHttp anybody = RawHttp.anonymous(api);
        assertThat(anybody.get("/healthz").status()).isEqualTo(200);
        assertThat(anybody.get("/startupz").status()).isEqualTo(200);
        assertThat(anybody.get("/readyz").status()).isEqualTo(200);
        assertThat(RawHttp.local(api).get("/readyz").json().path("ready").asBoolean())
                .isTrue();
    }

    @Test
    void tells_only_those_who_may_know_why_it_is_not_ready() {
        api.engine.goAway();
        api.reconciler.lookAround(Look.ALWAYS);

        assertThat(RawHttp.anonymous(api).get("/healthz").status()).isEqualTo(200);
        RawHttp.Reply anybody = RawHttp.anonymous(api).get("/readyz");
        assertThat(anybody.status()).isEqualTo(503);
        assertThat(anybody.body()).isEqualTo("not ready\n");
        RawHttp.Reply known = RawHttp.tcp(api).get("/readyz");
        assertThat(known.status()).isEqualTo(503);
        Expected.shape("not-ready", known.json());
    }

    @Test
    void hands_out_figures_for_prometheus() {
        RawHttp.Reply reply = RawHttp.tcp(api).get("/metrics");
        assertThat(reply.body()).isEqualTo("figures 1\n");
        assertThat(reply.head()).containsIgnoringCase("content-type: text/plain; version=0.0.4");
    }

    @Test
    void tells_its_version_as_kubernetes_programs_read_it() {
        JsonNode version = RawHttp.tcp(api).get("/version").json();
        assertThat(version.path("major").asText()).isEqualTo("0");
        assertThat(version.path("minor").asText()).isEqualTo("1");
        assertThat(version.path("gitVersion").asText()).isEqualTo("v0.1.0-SNAPSHOT");
    }
}
