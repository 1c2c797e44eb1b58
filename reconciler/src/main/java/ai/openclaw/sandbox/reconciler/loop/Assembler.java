package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.sandbox.BrowserContract;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.desired.SpecOutcome;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.observed.Containers;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.plan.Admission;
import ai.openclaw.sandbox.reconciler.plan.Demand;
import ai.openclaw.sandbox.reconciler.plan.Rules;
import ai.openclaw.sandbox.reconciler.plan.Situation;
import ai.openclaw.sandbox.reconciler.plan.Usage;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together all that a plan for one sandbox follows from. Reads only. */
final class Assembler {

    private final World world;
    private final ProgressLog progress;

    Assembler(World world, ProgressLog progress) {
        this.world = world;
        this.progress = progress;
    }

    /** The situation of a sandbox; empty when nothing at all is known of it. */
    Optional<Situation> situation(SandboxName name, Instant now) {
        return situation(name, now, world.desired().get());
    }

    /** The situation it would be in if that were what should be. */
    Optional<Situation> situation(SandboxName name, Instant now, DesiredState desired) {
        Optional<DesiredSandbox> spoken = desired.get(name);
        if (spoken.isPresent()) {
            return Optional.of(assemble(spoken.get().identity(), new Demand.Spoken(spoken.get()), now));
        }
        return identity(name).map(identity -> assemble(identity, unspoken(identity, desired), now));
    }

    private Situation assemble(SandboxIdentity identity, Demand demand, Instant now) {
        Optional<SandboxSpec> spec = spec(demand);
        Containers containers = world.observed().containers(identity.name());
        SandboxRecord record = world.registry().getOrNew(identity, now);
        Leases.Use use = world.leases().use(identity.name());
        Situation.Progress goingOn = new Situation.Progress(
                new Usage(use.holders(), use.last()),
                world.setups().running(),
                progress.trouble(identity.name(), spec.map(it -> it.hash().value())),
                progress.restarts(identity.name()));
        return new Situation(
                identity,
                demand,
                containers,
                image(spec),
                record,
                goingOn,
                admission(containers),
                Rules.of(world.settings().get(), world.pruning().get()),
                now);
    }

    /** The configuration knows best which sandbox this is, then the containers, then what is remembered. */
    private Optional<SandboxIdentity> identity(SandboxName name) {
        return world.observed()
                .identity(name)
                .or(() -> world.registry().get(name).map(SandboxRecord::identity));
    }

    /** Two may have claimed the name in turn, so each of its containers is asked whose it is: what one of them may want stays. */
    private Demand unspoken(SandboxIdentity identity, DesiredState desired) {
        Stream<SandboxIdentity> owners = world.observed().containers(identity.name()).all().stream()
                .flatMap(container -> SandboxLabels.identity(container.labels()).stream());
        Optional<String> doubt = Stream.concat(Stream.of(identity), owners)
                .flatMap(owner -> desired.doubt(owner).stream())
                .findFirst();
        return doubt.isPresent() ? new Demand.Doubtful(doubt.get()) : new Demand.Gone();
    }

    static Optional<SandboxSpec> spec(Demand demand) {
        return demand instanceof Demand.Spoken(DesiredSandbox desired)
                        && desired.outcome() instanceof SpecOutcome.Buildable(SandboxSpec spec)
                ? Optional.of(spec)
                : Optional.empty();
    }

    private ImageFact image(Optional<SandboxSpec> spec) {
        return spec.map(this::image).orElseGet(ImageFact.Unknown::new);
    }

    private ImageFact image(SandboxSpec spec) {
        String reference = spec.container().program().image();
        ImageFact fact = world.observed().image(reference);
        return spec.identity().kind() == SandboxKind.BROWSER && fact instanceof ImageFact.Present present
                ? BrowserContract.complaint(reference, present.browserContract())
                        .<ImageFact>map(ImageFact.Unfit::new)
                        .orElse(fact)
                : fact;
    }

    private Admission admission(Containers containers) {
        if (!containers.noneServes() || world.capacity().hasRoom()) {
            return new Admission.Admitted();
        }
        int limit = world.capacity().limit();
        return new Admission.Full(
                limit,
                "There are " + limit
                        + " sandboxes already, as many as maxSandboxes allows; it waits until one goes. Raise"
                        + " maxSandboxes in sandbox-controller.json5 to allow more.");
    }
}
