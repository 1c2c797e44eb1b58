package ai.openclaw.sandbox.reconciler.observed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ObservedStateTest {

    private static final SandboxName NAME = new SandboxName("x");

    private final ObservedState observed = new ObservedState("i1");

    private static ObservedContainer container(String id, String name, State state) {
        return new ObservedContainer(
                id,
                name,
                "image-1",
                Map.of(SandboxLabels.INSTANCE, "i1", SandboxLabels.NAME, "x"),
                state,
                Instant.EPOCH,
                Optional.empty());
    }

    @Test
    void theFirstListIsBelieved() {
        assertThat(observed.compare(List.of(container("1", "x", State.RUNNING)), observed.asking()))
                .containsExactly(NAME);
        assertThat(observed.containers(NAME).live()).isPresent();
        assertThat(observed.takeDoubts(NAME)).isEmpty();
    }

    @Test
    void theFirstListIsNotBelievedThatOneDoesNotRun() {
        observed.compare(List.of(container("1", "x", State.CREATED)), observed.asking());
        assertThat(observed.takeDoubts(NAME)).containsExactly("1");
    }

    @Test
    void aLaterListOnlyRaisesDoubts() {
        observed.put(container("1", "x", State.RUNNING));
        Set<SandboxName> changed = observed.compare(
                List.of(container("1", "x.old", State.RUNNING), container("2", "x", State.RUNNING)), observed.asking());
        assertThat(changed).containsExactly(NAME);
        assertThat(observed.containers(NAME).live().orElseThrow().id())
                .as("still what was known")
                .isEqualTo("1");
        assertThat(observed.takeDoubts(NAME)).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void whatAListLacksIsDoubtfulAndNotGone() {
        observed.put(container("1", "x", State.RUNNING));
        assertThat(observed.compare(List.of(), observed.asking())).containsExactly(NAME);
        assertThat(observed.containers(NAME).live()).isPresent();
        assertThat(observed.takeDoubts(NAME)).containsExactly("1");
    }

    @Test
    void whatCameDuringTheListIsNotMissed() {
        ObservedState.Asking asking = observed.asking();
        observed.put(container("1", "x", State.CREATED));
        assertThat(observed.compare(List.of(), asking)).isEmpty();
    }

    @Test
    void theSameAgainIsNoNews() {
        observed.put(container("1", "x", State.RUNNING));
        assertThat(observed.compare(List.of(container("1", "x", State.RUNNING)), observed.asking()))
                .isEmpty();
    }

    @Test
    void aNameHasOneBearer() {
        observed.put(container("1", "x", State.RUNNING));
        observed.put(container("2", "x", State.RUNNING));
        assertThat(observed.takeDoubts(NAME)).containsExactly("1");
    }

    @Test
    void somebodyElsesIsNotKept() {
        observed.put(new ObservedContainer(
                "9",
                "x",
                "image-1",
                Map.of(SandboxLabels.INSTANCE, "other"),
                State.RUNNING,
                Instant.EPOCH,
                Optional.empty()));
        assertThat(observed.containers(NAME).isEmpty()).isTrue();
    }

    @Test
    void oursWithoutOtherLabelsStillHasAnIdentity() {
        observed.put(new ObservedContainer(
                "9",
                "bare",
                "image-1",
                Map.of(SandboxLabels.INSTANCE, "i1"),
                State.RUNNING,
                Instant.EPOCH,
                Optional.empty()));
        assertThat(observed.identity(new SandboxName("bare"))).isPresent();
    }

    @Test
    void whatTheEngineCouldNotRemoveTakesNoPlace() {
        observed.put(container("1", "x", State.RUNNING));
        assertThat(observed.count()).isEqualTo(1);
        observed.put(container("1", "x", State.DEAD));
        assertThat(observed.count()).isZero();
        observed.put(container("2", "x", State.CREATED));
        assertThat(observed.count()).isEqualTo(1);
        observed.remove("2");
        assertThat(observed.count()).isZero();
        observed.remove("1");
        assertThat(observed.count()).isZero();
        observed.put(container("1", "x", State.RUNNING));
        assertThat(observed.count()).isEqualTo(1);
    }

    @Test
    void whatIsAboutToBeSomethingElseIsNotSure() {
        observed.put(container("1", "x", State.REMOVING));
        assertThat(observed.sure(NAME, Set.of("1"))).isFalse();
        assertThat(observed.passing(NAME)).containsExactly("1");
        observed.put(container("1", "x", State.EXITED));
        assertThat(observed.sure(NAME, Set.of("1"))).isTrue();
    }

    @Test
    void partsFollowFromNames() {
        Containers parts = Containers.of(
                NAME,
                List.of(
                        container("1", "x", State.RUNNING),
                        container("2", "x.next", State.CREATED),
                        container("3", "x.old", State.RUNNING),
                        container("4", "by-hand", State.RUNNING),
                        container("5", "x", State.DEAD),
                        container("6", "x.dead-6", State.REMOVING)));
        assertThat(parts.live().orElseThrow().id()).isEqualTo("1");
        assertThat(parts.next().orElseThrow().id()).isEqualTo("2");
        assertThat(parts.strays()).extracting(ObservedContainer::id).containsExactly("3", "4");
        assertThat(parts.dead()).extracting(ObservedContainer::id).containsExactly("5", "6");
        assertThat(parts.all()).hasSize(6);
    }

    @Test
    void whatIsHeardOfOurOwnCreationWhileItIsUnderWayIsNoNewsOnceItIsDone() {
        observed.hear(NAME, new Hearsay(EngineEvent.Kind.CONTAINER_CREATED, "1", "x"));
        observed.put(container("1", "x", State.CREATED));
        assertThat(observed.takeDoubts(NAME)).isEmpty();
    }

    @Test
    void whatIsHeardOfAContainerNobodyElseSpokeOfIsLookedAt() {
        observed.hear(NAME, new Hearsay(EngineEvent.Kind.CONTAINER_CREATED, "2", "x"));
        assertThat(observed.takeDoubts(NAME)).containsExactly("2");
        assertThat(observed.takeDoubts(NAME)).as("taken").isEmpty();
    }

    @Test
    void aContainerThatDiedAsSoonAsItWasStartedIsLookedAt() {
        observed.hear(NAME, new Hearsay(EngineEvent.Kind.CONTAINER_STARTED, "1", "x"));
        observed.hear(NAME, new Hearsay(EngineEvent.Kind.CONTAINER_DIED, "1", "x"));
        observed.put(container("1", "x", State.RUNNING));
        assertThat(observed.takeDoubts(NAME)).containsExactly("1");
    }
}
