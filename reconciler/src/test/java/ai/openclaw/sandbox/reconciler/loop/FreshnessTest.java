package ai.openclaw.sandbox.reconciler.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.observed.Hearsay;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class FreshnessTest {

    private static final SandboxName NAME = new SandboxName("x");

    private final ObservedState observed = new ObservedState("i1");
    private final Leases leases = new Leases(InstantSource.system(), name -> {});
    private final Deque<Supplier<Optional<ObservedContainer>>> answers = new ArrayDeque<>();

    /** An engine that is only looked at, and answers as a test says. */
    private final ContainerEngine engine = (ContainerEngine) Proxy.newProxyInstance(
            FreshnessTest.class.getClassLoader(), new Class<?>[] {ContainerEngine.class}, (self, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("inspect");
                return answers.remove().get();
            });

    private static ObservedContainer container(State state) {
        return new ObservedContainer(
                "1",
                "x",
                "image-1",
                Map.of(SandboxLabels.INSTANCE, "i1", SandboxLabels.NAME, "x"),
                state,
                Instant.EPOCH,
                Optional.empty());
    }

    @Test
    void whatIsHeardWhileTheEngineAnswersIsNotTakenForOldNews() throws EngineException {
        observed.put(container(State.RUNNING));
        observed.doubt(NAME, "1");
        answers.add(() -> {
            observed.hear(
                    NAME,
                    Hearsay.of(new EngineEvent(Instant.EPOCH, EngineEvent.Kind.CONTAINER_REMOVED, "1", "x", Map.of())));
            return Optional.of(container(State.REMOVING)); // it was still going when the engine looked
        });
        answers.add(Optional::empty);

        new Freshness(engine, observed, leases).containers(NAME, Set.of());

        assertThat(observed.container("1")).isEmpty();
        assertThat(observed.takeDoubts(NAME)).isEmpty();
    }

    @Test
    void whatNeverComesToRestIsLeftForTheNextVisit() throws EngineException {
        observed.put(container(State.RUNNING));
        observed.doubt(NAME, "1");
        for (int i = 0; i < 3; i++) {
            answers.add(() -> {
                observed.doubt(NAME, "1");
                return Optional.of(container(State.RUNNING));
            });
        }

        new Freshness(engine, observed, leases).containers(NAME, Set.of());

        assertThat(answers).isEmpty();
        assertThat(observed.takeDoubts(NAME)).isEqualTo(List.of("1"));
    }
}
