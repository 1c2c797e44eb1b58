package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.observed.Containers;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All a plan for one sandbox follows from.
 *
 * @param identity which sandbox
 * @param demand what configuration and sessions say of it
 * @param containers its containers
 * @param image what is known of the wanted image
 * @param record what is remembered of it
 * @param progress what goes on with it
 * @param admission whether there is room, should a container have to be made
 * @param rules what holds for all
 * @param now the time
 */
public record Situation(
        SandboxIdentity identity,
        Demand demand,
        Containers containers,
        ImageFact image,
        SandboxRecord record,
        Progress progress,
        Admission admission,
        Rules rules,
        Instant now) {

    /**
     * What goes on with a sandbox in this daemon's life.
     *
     * @param usage how it is used
     * @param settingUp containers in which a set-up command runs
     * @param trouble setbacks in making it
     * @param restarts starts of its container
     */
    public record Progress(Usage usage, Set<String> settingUp, Optional<Trouble> trouble, Restarts restarts) {
        public Progress {
            settingUp = Set.copyOf(settingUp);
        }

        /** Nothing goes on. */
        public static Progress none() {
            return new Progress(new Usage(0, Optional.empty()), Set.of(), Optional.empty(), Restarts.none());
        }
    }

    /** Whether the same plan follows from both, as far as it does not depend on the time. */
    public boolean sameButForTime(Situation other) {
        return identity.equals(other.identity)
                && demand.equals(other.demand)
                && containers.equals(other.containers)
                && image.equals(other.image)
                && record.equals(other.record)
                && progress.equals(other.progress)
                && admission.equals(other.admission)
                && rules.equals(other.rules);
    }

    /** Its name. */
    public SandboxName name() {
        return identity.name();
    }

    /** Whether it is to be made if it is not there, and not to be pruned while it is. */
    public boolean wanted() {
        return demand instanceof Demand.Spoken(DesiredSandbox desired)
                && desired.wanted(now, rules.activeWindow(), progress.usage().holders());
    }

    /** Whether it is a browser. */
    boolean browser() {
        return identity.kind() == SandboxKind.BROWSER;
    }

    /** Whether tools can run in a container, whatever it should be by now. */
    boolean serves(ObservedContainer container) {
        return Readiness.of(container, Optional.empty(), this).serves();
    }

    /** Whether calls may still run in a container that is not the sandbox's any more. In one we retired ourselves none do: it was emptied first. */
    Action.Gate gate(ObservedContainer stray) {
        return stray.name().equals(name().old()) ? Action.Gate.OPEN : Action.Gate.SHUT;
    }

    /** Whether the call that runs in the sandbox may be in this container, which somebody has renamed meanwhile. */
    boolean mayBeBusy(ObservedContainer stray) {
        return gate(stray) == Action.Gate.SHUT && progress.usage().busy();
    }

    /** Remembering a container that is not: whatever stays must be known to the daemon that comes after this one. */
    Optional<Action> adoption(ObservedContainer container) {
        boolean remembered = record.container(container.id()).isPresent();
        return remembered ? Optional.empty() : Optional.of(new Action.Adopt(container, Optional.empty()));
    }

    /** The trouble that holds an action off, if one does. What somebody asks for after the trouble is tried at once. */
    Optional<Trouble> heldOff(Action action) {
        return progress.trouble()
                .filter(trouble -> trouble.holdsOff(action, now))
                .filter(trouble -> record.intent()
                        .map(intent -> !intent.at().isAfter(trouble.failedAt()))
                        .orElse(true));
    }

    /** The last use known of, by whoever told. */
    public Optional<Instant> knownUse() {
        Optional<Instant> bySession = demand instanceof Demand.Spoken(DesiredSandbox desired)
                ? desired.lastSessionUse(now)
                : Optional.empty();
        return Stream.of(record.lastUsed(), progress.usage().lastUsed(), bySession)
                .flatMap(Optional::stream)
                .map(this::notLaterThanNow)
                .max(Comparator.naturalOrder());
    }

    /** A clock that was set back must not keep a sandbox until it has caught up. */
    private Instant notLaterThanNow(Instant at) {
        return at.isAfter(now) ? now : at;
    }

    /** The last use; where none is known, the moment it was first seen, for it may have been used just then. */
    public Instant lastUse() {
        return knownUse().orElseGet(() -> notLaterThanNow(record.firstSeen()));
    }

    /** Until when it is hot if nothing more uses it. */
    public Instant hotUntil() {
        return lastUse().plus(rules.hotWindow());
    }

    /** Whether it may be taken away: nobody is in it and its last use is long enough ago. */
    public boolean cold() {
        return !progress.usage().busy() && !now.isBefore(hotUntil());
    }
}
