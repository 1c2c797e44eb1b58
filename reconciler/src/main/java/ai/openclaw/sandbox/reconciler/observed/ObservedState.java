package ai.openclaw.sandbox.reconciler.observed;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Our containers and the wanted images, as last seen. Readers get what is known; what is doubtful is marked, and whoever works on a sandbox looks at
 * the marked ones first. Safe from any thread.
 */
public final class ObservedState {

    private final String instance;
    private final Map<SandboxName, Household> bySandbox = new HashMap<>(); // guarded by this
    private final Set<SandboxName> over = new HashSet<>(); // those that have nothing but dead ones; guarded by this
    private final Map<String, Known> byId = new HashMap<>(); // guarded by this
    private final Map<SandboxName, Set<String>> doubtful = new HashMap<>(); // ids or names to look at; guarded by this
    private final Map<SandboxName, Set<Hearsay>> heard = new HashMap<>(); // guarded by this
    private final Map<String, ImageFact> images = new HashMap<>(); // guarded by this
    private long lists; // how many were asked for; guarded by this

    /** Only containers labelled with this instance are ours. */
    public ObservedState(String instance) {
        this.instance = instance;
    }

    /** Whether a container is ours. */
    public boolean ours(ObservedContainer container) {
        return container.label(SandboxLabels.INSTANCE).equals(Optional.of(instance));
    }

    /** The containers of a sandbox. */
    public synchronized Containers containers(SandboxName name) {
        Household household = bySandbox.get(name);
        return household == null ? Containers.none() : household.parts();
    }

    /** The sandboxes that have containers. */
    public synchronized Set<SandboxName> names() {
        return new TreeSet<>(bySandbox.keySet());
    }

    /** Adds the sandboxes that have containers and are not among {@code known} to {@code others}. */
    public synchronized void collectNames(Set<SandboxName> known, Set<SandboxName> others) {
        for (SandboxName name : bySandbox.keySet()) {
            if (!known.contains(name)) {
                others.add(name);
            }
        }
    }

    /** Whether nothing is doubtful about a sandbox, no container of it is about to be something else, and all these containers of it are known. */
    public synchronized boolean sure(SandboxName name, Set<String> remembered) {
        if (doubtful.containsKey(name) || heard.containsKey(name)) {
            return false;
        }
        Household household = bySandbox.get(name);
        return household == null ? remembered.isEmpty() : household.passing().isEmpty() && household.has(remembered);
    }

    /** The containers of a sandbox that were seen in a state that ends by itself. */
    public synchronized List<String> passing(SandboxName name) {
        Household household = bySandbox.get(name);
        return household == null ? List.of() : household.passing();
    }

    /** What a sandbox's containers say it is, when the configuration does not speak of it. */
    public synchronized Optional<SandboxIdentity> identity(SandboxName name) {
        Household household = bySandbox.get(name);
        if (household == null) {
            return Optional.empty();
        }
        return household.all().stream()
                .flatMap(container -> SandboxLabels.identity(container.labels()).stream())
                .filter(identity -> identity.name().equals(name))
                .findFirst()
                .or(() -> Optional.of(unlabelled(name)));
    }

    /** Ours, though its labels do not say whose: it belongs to nobody, and so to {@code main}. */
    private static SandboxIdentity unlabelled(SandboxName name) {
        return new SandboxIdentity(
                name, SandboxKind.TOOL, AgentId.MAIN, SandboxScope.SESSION, new ScopeKey(name.value()));
    }

    /** The sandbox a container id belongs to. */
    public synchronized Optional<SandboxName> owner(String containerId) {
        return Optional.ofNullable(byId.get(containerId)).map(known -> known.owner);
    }

    /** A container as last seen. */
    public synchronized Optional<ObservedContainer> container(String id) {
        return Optional.ofNullable(byId.get(id)).map(known -> known.container);
    }

    /** Takes in how a container of ours looks now; anybody else's is not kept. */
    public synchronized void put(ObservedContainer container) {
        Optional<Known> before = Optional.ofNullable(byId.get(container.id()));
        remove(container.id());
        if (!ours(container)) {
            return;
        }
        SandboxName name = sandboxOf(container);
        Household household = bySandbox.computeIfAbsent(name, Household::new);
        // A name is borne by one container at a time, so any other that is thought to bear it has changed.
        household.all().stream()
                .filter(other -> other.name().equals(container.name()))
                .forEach(other -> doubt(name, other.id()));
        household.put(container);
        recount(name);
        byId.put(
                container.id(),
                new Known(
                        household.name(), container, before.map(it -> it.since).orElse(lists)));
    }

    /** Takes in that a container is gone. */
    public synchronized void remove(String id) {
        Known known = byId.remove(id);
        if (known != null) {
            bySandbox.computeIfPresent(known.owner, (name, household) -> {
                household.remove(id);
                return household.isEmpty() ? null : household;
            });
            recount(known.owner);
        }
    }

    private void recount(SandboxName name) {
        Household household = bySandbox.get(name);
        if (household != null && household.parts().noneServes()) {
            over.add(name);
        } else {
            over.remove(name);
        }
    }

    /** A list is asked for now; what {@link #compare} is told of it. */
    public synchronized Asking asking() {
        return new Asking(++lists, byId.isEmpty());
    }

    /**
     * Takes in a whole list. A list is old when it arrives: a sandbox may have been worked on since the engine wrote it. So what differs from what is
     * known becomes doubtful, and the next visit, alone with its sandbox, looks. Only the very first list is believed, as far as it speaks of containers that
     * run: one that is said never to have run would be thrown away without asking anybody, and of one that has ended a list does not say how.
     *
     * @param listed all our containers
     * @param asking since when it was asked for; a container that came later is not missed
     * @return the sandboxes that want a visit
     */
    public synchronized Set<SandboxName> compare(Collection<ObservedContainer> listed, Asking asking) {
        Set<SandboxName> changed = new TreeSet<>();
        for (ObservedContainer container : listed) {
            Known known = byId.get(container.id());
            if (known != null) {
                known.listed = asking.number();
                if (!sameAsListed(known.container, container)) {
                    changed.add(doubt(container));
                }
            } else if (asking.nothingKnown()) {
                put(container);
                Optional.ofNullable(byId.get(container.id())).ifPresent(it -> it.listed = asking.number());
                changed.add(sandboxOf(container));
                if (!container.running()) {
                    doubt(container);
                }
            } else {
                changed.add(doubt(container));
            }
        }
        for (Known known : byId.values()) {
            if (known.since < asking.number() && known.listed < asking.number()) {
                changed.add(doubt(known.container));
            }
        }
        return changed;
    }

    private SandboxName doubt(ObservedContainer container) {
        SandboxName name = owner(container.id()).orElseGet(() -> sandboxOf(container));
        doubt(name, container.id());
        return name;
    }

    /** How many sandboxes have a container, dead ones apart. */
    public synchronized int count() {
        return bySandbox.size() - over.size();
    }

    /** Marks a container id or name as doubtful. */
    public synchronized void doubt(SandboxName name, String idOrName) {
        doubtful.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(idOrName);
    }

    /** Keeps what an event says of a container until the next visit, which finds out whether it is news still. */
    public synchronized void hear(SandboxName name, Hearsay hearsay) {
        heard.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(hearsay);
    }

    /** Takes the doubtful ids and names of a sandbox; who fails to look at them marks them again. */
    public synchronized List<String> takeDoubts(SandboxName name) {
        Set<String> taken = new LinkedHashSet<>();
        Optional.ofNullable(doubtful.remove(name)).ifPresent(taken::addAll);
        Optional.ofNullable(heard.remove(name)).stream()
                .flatMap(Set::stream)
                .filter(hearsay -> hearsay.news(container(hearsay.containerId())))
                .map(Hearsay::containerId)
                .forEach(taken::add);
        return new ArrayList<>(taken);
    }

    /** What is known of an image. */
    public synchronized ImageFact image(String reference) {
        return images.getOrDefault(reference, new ImageFact.Unknown());
    }

    /** Takes in what was learnt of an image; whether that is news. */
    public synchronized boolean image(String reference, ImageFact fact) {
        return !fact.equals(images.put(reference, fact));
    }

    /** The images asked for so far. */
    public synchronized Set<String> imagesKnown() {
        return new TreeSet<>(images.keySet());
    }

    /** Forgets the images that nobody asks for any more. */
    public synchronized void retainImages(Set<String> wanted) {
        images.keySet().retainAll(wanted);
    }

    private static SandboxName sandboxOf(ObservedContainer container) {
        return container
                .label(SandboxLabels.NAME)
                .filter(name -> !name.isEmpty())
                .map(SandboxName::new)
                // One that is half removed may have lost its name.
                .orElseGet(() ->
                        SandboxName.ofContainerName(container.name().isEmpty() ? container.id() : container.name()));
    }

    /** Lists lack how a container ended, so that does not count as a difference. */
    private static boolean sameAsListed(ObservedContainer known, ObservedContainer listed) {
        return known.name().equals(listed.name())
                && known.state() == listed.state()
                && known.imageId().equals(listed.imageId())
                && known.labels().equals(listed.labels());
    }

    /**
     * A list that was asked for.
     *
     * @param number the how manieth
     * @param nothingKnown whether no container was known then
     */
    public record Asking(long number, boolean nothingKnown) {}

    /** A container as last seen. Its fields are guarded by the state it is part of. */
    private static final class Known {
        final SandboxName owner;
        final ObservedContainer container;
        final long since; // how many lists had been asked for when it was first seen
        long listed; // the last list that spoke of it

        Known(SandboxName owner, ObservedContainer container, long since) {
            this.owner = owner;
            this.container = container;
            this.since = since;
        }
    }
}
