package ai.openclaw.sandbox.reconciler.drift;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.desired.PlainHost;
import ai.openclaw.sandbox.reconciler.desired.SpecBuilder;
import ai.openclaw.sandbox.reconciler.desired.SpecOutcome;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class DriftTest {

    private static final ImageFact IMAGE = new ImageFact.Present("image-1");

    private static SandboxSpec spec(AgentSample agent) {
        AgentSettings.Resolved settings = agent.build();
        SandboxIdentity identity = DesiredStateBuilder.identityFor(
                        AgentSample.settings(settings), new SessionKey("agent:work:chat"))
                .orElseThrow();
        return ((SpecOutcome.Buildable) new SpecBuilder(new PlainHost(), "i1").build(identity, settings)).spec();
    }

    private static ObservedContainer made(SandboxSpec from, UnaryOperator<Map<String, String>> labels) {
        Map<String, String> all = new HashMap<>(from.container().labels());
        all.putAll(SandboxLabels.ofCreation(from.hash(), Instant.EPOCH));
        return new ObservedContainer(
                "c",
                from.identity().name().value(),
                "image-1",
                labels.apply(all),
                State.RUNNING,
                Instant.EPOCH,
                Optional.empty());
    }

    private static Optional<ContainerRecord> record(SandboxSpec from) {
        return Optional.of(new ContainerRecord(Optional.of(from.fields()), new ContainerRecord.NotRun()));
    }

    private static List<String> told(List<DriftField> fields) {
        return fields.stream().map(DriftField::toString).toList();
    }

    @Test
    void isNoneWhereNothingDiffers() {
        SandboxSpec spec = spec(AgentSample.of("work"));
        assertThat(Drift.between(made(spec, it -> it), record(spec), spec, IMAGE))
                .isEmpty();
        assertThat(Drift.between(made(spec, it -> it), Optional.empty(), spec, new ImageFact.Unknown()))
                .isEmpty();
    }

    @Test
    void tellsFieldByFieldOldAndNew() {
        SandboxSpec old = spec(AgentSample.of("work"));
        SandboxSpec wanted = spec(AgentSample.of("work").user("7:8").setup("make"));
        assertThat(told(Drift.between(made(old, it -> it), record(old), wanted, IMAGE)))
                .containsExactly("setupCommand: (unset) -> make", "user: 1000:1000 -> 7:8");
    }

    @Test
    void tellsTheHashWhereNothingIsRemembered() {
        SandboxSpec old = spec(AgentSample.of("work"));
        SandboxSpec wanted = spec(AgentSample.of("work").user("7:8"));
        assertThat(Drift.between(made(old, it -> it), Optional.empty(), wanted, IMAGE))
                .extracting(DriftField::path)
                .containsExactly("configHash");
    }

    @Test
    void noticesALostLabelAndALostHash() {
        SandboxSpec spec = spec(AgentSample.of("work"));
        ObservedContainer noScope = made(spec, labels -> without(labels, SandboxLabels.SCOPE));
        assertThat(told(Drift.between(noScope, record(spec), spec, IMAGE)))
                .containsExactly("labels.openclaw.scope: (unset) -> agent");
        ObservedContainer noHash = made(spec, labels -> without(labels, SandboxLabels.CONFIG_HASH));
        assertThat(Drift.between(noHash, record(spec), spec, IMAGE))
                .extracting(DriftField::path)
                .containsExactly("configHash");
    }

    @Test
    void noticesAMovedTagOnlyWhenTheImageIsKnown() {
        SandboxSpec spec = spec(AgentSample.of("work"));
        assertThat(told(Drift.between(made(spec, it -> it), record(spec), spec, new ImageFact.Present("image-2"))))
                .containsExactly("imageId: image-1 -> image-2");
        assertThat(Drift.between(made(spec, it -> it), record(spec), spec, new ImageFact.Missing()))
                .isEmpty();
    }

    private static Map<String, String> without(Map<String, String> labels, String key) {
        Map<String, String> fewer = new HashMap<>(labels);
        fewer.remove(key);
        return fewer;
    }
}
