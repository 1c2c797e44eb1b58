package ai.openclaw.sandbox.reconciler.observed;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The containers of one sandbox by the part they play, which follows from their names.
 *
 * @param live the one that bears the sandbox's name
 * @param next the replacement that has not taken over yet
 * @param strays any other that could serve: a replaced one that was not removed yet, or one renamed by somebody else; oldest first
 * @param dead what the engine could not remove whole, whatever its name; oldest first
 */
public record Containers(
        Optional<ObservedContainer> live,
        Optional<ObservedContainer> next,
        List<ObservedContainer> strays,
        List<ObservedContainer> dead) {

    private static final Comparator<ObservedContainer> OLDEST_FIRST =
            Comparator.comparing(ObservedContainer::createdAt).thenComparing(ObservedContainer::id);

    public Containers {
        strays = List.copyOf(strays);
        dead = List.copyOf(dead);
    }

    /** No container at all. */
    public static Containers none() {
        return new Containers(Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** Gives the containers of a sandbox their parts. */
    public static Containers of(SandboxName name, Collection<ObservedContainer> all) {
        List<ObservedContainer> strays = new ArrayList<>();
        List<ObservedContainer> dead = new ArrayList<>();
        Optional<ObservedContainer> live = Optional.empty();
        Optional<ObservedContainer> next = Optional.empty();
        for (ObservedContainer container : all) {
            if (container.state() == State.DEAD || container.name().equals(name.dead(container.id()))) {
                dead.add(container);
            } else if (container.name().equals(name.value())) {
                live = Optional.of(container);
            } else if (container.name().equals(name.next())) {
                next = Optional.of(container);
            } else {
                strays.add(container);
            }
        }
        strays.sort(OLDEST_FIRST);
        dead.sort(OLDEST_FIRST);
        return new Containers(live, next, strays, dead);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return noneServes() && dead.isEmpty();
    }

    /** Whether there is none, but for what the engine could not remove. */
    public boolean noneServes() {
        return live.isEmpty() && next.isEmpty() && strays.isEmpty();
    }

    /** All of them. */
    public List<ObservedContainer> all() {
        List<ObservedContainer> all = new ArrayList<>(strays);
        all.addAll(dead);
        live.ifPresent(all::add);
        next.ifPresent(all::add);
        return all;
    }
}
