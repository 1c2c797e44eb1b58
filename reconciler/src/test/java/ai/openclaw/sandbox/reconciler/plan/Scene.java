package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.desired.PlainHost;
import ai.openclaw.sandbox.reconciler.desired.SpecBuilder;
import ai.openclaw.sandbox.reconciler.desired.SpecOutcome;
import ai.openclaw.sandbox.reconciler.observed.Containers;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Intent;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Builds the situation of one sandbox for a test, beginning with nothing there and a session that was used half a minute ago. */
final class Scene {

    static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    static final String SESSION = "agent:work:chat";

    private AgentSample agent = AgentSample.of("work");
    private Optional<String> made = Optional.empty();
    private Optional<Instant> session = Optional.of(ago("30s"));
    private boolean spoken = true;
    private boolean browser;
    private Optional<String> denied = Optional.empty();
    private DesiredSandbox.Start start = DesiredSandbox.Start.WITH_SESSION;
    private Optional<SpecOutcome.Refused> refused = Optional.empty();
    private Optional<String> doubt = Optional.empty();
    private final List<ObservedContainer> containers = new ArrayList<>();
    private ImageFact image = new ImageFact.Present("image-1");
    private SandboxRecord record;
    private int holders;
    private final Set<String> settingUp = new HashSet<>();
    private Optional<Trouble> trouble = Optional.empty();
    private Restarts restarts = Restarts.none();
    private Admission admission = new Admission.Admitted();
    private Rules.Pruning pruning = Rules.Pruning.ALLOWED;

    /** That of a browser. */
    static Scene ofBrowser() {
        Scene scene = new Scene();
        scene.browser = true;
        scene.agent = scene.agent.browser();
        scene.record = SandboxRecord.firstSeen(scene.identity(), ago("3d"));
        return scene;
    }

    Scene() {
        this.record = SandboxRecord.firstSeen(identity(), ago("3d"));
    }

    static Instant ago(String duration) {
        String iso = duration.endsWith("d") ? "P" + duration.toUpperCase(Locale.ROOT) : "PT" + duration;
        return NOW.minus(Duration.parse(iso));
    }

    Scene agent(UnaryOperator<AgentSample> change) {
        agent = change.apply(agent);
        return this;
    }

    /** Its session was last used so long ago: 10m is cold, 2h is not active any more. */
    Scene used(String agoText) {
        session = Optional.of(ago(agoText));
        return this;
    }

    /** No session uses it, though nothing is uncertain. */
    Scene gone() {
        spoken = false;
        return this;
    }

    /** Its agent must not have it. */
    Scene denied(String why) {
        denied = Optional.of(why);
        return this;
    }

    /** It is made only for a call that waits for it. */
    Scene onCall() {
        start = DesiredSandbox.Start.ON_CALL;
        return this;
    }

    Scene doubtful(String why) {
        doubt = Optional.of(why);
        return this;
    }

    Scene refused(String reason) {
        refused = Optional.of(new SpecOutcome.Refused(ConditionType.HARDENING_INCOMPLETE, reason, "No such profile."));
        return this;
    }

    /** The containers that follow were made with another setting. */
    Scene madeDifferently() {
        made = Optional.of("Europe/Oslo");
        return this;
    }

    Scene madeAsWanted() {
        made = Optional.empty();
        return this;
    }

    /** A container that is remembered and complete. */
    Scene live(State state) {
        return remembered("live", name().value(), state, new ContainerRecord.Succeeded(""));
    }

    Scene next(State state) {
        return remembered("next", name().next(), state, new ContainerRecord.Succeeded(""));
    }

    Scene old(State state) {
        return remembered("old", name().old(), state, new ContainerRecord.Succeeded(""));
    }

    Scene remembered(String id, String containerName, State state, ContainerRecord.Setup setup) {
        record = record.with(id, new ContainerRecord(Optional.of(madeSpec().fields()), setup));
        return found(id, containerName, state);
    }

    /** A container that is not remembered. */
    Scene found(String id, String containerName, State state) {
        Instant createdAt = ago("2d");
        Map<String, String> labels = new HashMap<>(madeSpec().container().labels());
        labels.putAll(SandboxLabels.ofCreation(madeSpec().hash(), createdAt));
        containers.add(new ObservedContainer(id, containerName, "image-1", labels, state, createdAt, Optional.empty()));
        return this;
    }

    Scene image(ImageFact fact) {
        image = fact;
        return this;
    }

    Scene record(UnaryOperator<SandboxRecord> change) {
        record = change.apply(record);
        return this;
    }

    Scene asked(Intent.Wish wish, Intent.Force force) {
        return asked(wish, force, "live");
    }

    Scene asked(Intent.Wish wish, Intent.Force force, String containerId) {
        return record(
                it -> it.asked(Optional.of(new Intent(wish, force, "user:cli", "Requested", ago("1s"), containerId))));
    }

    Scene busy() {
        holders = 1;
        return this;
    }

    Scene settingUp(String id) {
        settingUp.add(id);
        return this;
    }

    /** Something failed a minute ago and waits for another. */
    Scene trouble(Hold... holds) {
        trouble = Optional.of(new Trouble(
                new Setback(ConditionType.READY, "CreateFailed", "It did not work."),
                Set.of(holds),
                3,
                ago("1m"),
                NOW.plusSeconds(60),
                Optional.empty()));
        return this;
    }

    /** It was refused, and the time to try again has come since. */
    Scene refusedBefore() {
        trouble = Optional.of(new Trouble(
                new Setback(ConditionType.SECURITY_REJECTED, "SourceRejected", "A link leads out."),
                Set.of(Hold.creation()),
                1,
                ago("1m"),
                ago("30s"),
                Optional.empty()));
        return this;
    }

    Scene restarts(Restarts value) {
        restarts = value;
        return this;
    }

    Scene full() {
        admission = new Admission.Full(100, "There are 100 sandboxes already.");
        return this;
    }

    Scene clockInDoubt() {
        pruning = Rules.Pruning.SUSPENDED;
        return this;
    }

    SandboxIdentity identity() {
        Settings settings = AgentSample.settings(agent.build());
        SessionKey key = new SessionKey(SESSION);
        return (browser
                        ? DesiredStateBuilder.browserFor(settings, key)
                        : DesiredStateBuilder.identityFor(settings, key))
                .orElseThrow();
    }

    SandboxName name() {
        return identity().name();
    }

    SandboxSpec spec() {
        return spec(agent);
    }

    private SandboxSpec madeSpec() {
        if (made.isEmpty()) {
            return spec();
        }
        SandboxSpec wanted = spec();
        ContainerSpec.Program old = wanted.container().program();
        Map<String, String> env = new HashMap<>(old.env());
        env.put("TZ", made.get());
        ContainerSpec other = new ContainerSpec(
                new ContainerSpec.Program(old.image(), old.command(), old.workdir(), old.user(), env),
                wanted.container().files(),
                wanted.container().networking(),
                wanted.container().hardening(),
                wanted.container().limits(),
                wanted.container().labels());
        return SandboxSpec.of(identity(), other, wanted.setupCommand(), wanted.workspace());
    }

    private SandboxSpec spec(AgentSample of) {
        SpecOutcome outcome = new SpecBuilder(new PlainHost(), "i1").build(identity(), of.build());
        return ((SpecOutcome.Buildable) outcome).spec();
    }

    Situation situation() {
        Situation.Progress progress =
                new Situation.Progress(new Usage(holders, Optional.empty()), settingUp, trouble, restarts);
        Rules rules = new Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofMinutes(2), pruning);
        return new Situation(
                identity(),
                demand(),
                Containers.of(name(), containers),
                image,
                record,
                progress,
                admission,
                rules,
                NOW);
    }

    private Demand demand() {
        if (doubt.isPresent()) {
            return new Demand.Doubtful(doubt.get());
        }
        if (!spoken) {
            return new Demand.Gone();
        }
        SpecOutcome outcome = refused.<SpecOutcome>map(it -> it)
                .or(() -> denied.map(SpecOutcome.Denied::new))
                .orElseGet(() -> new SpecOutcome.Buildable(spec()));
        Session known =
                new Session(new SessionKey(SESSION), session.orElseThrow(), Optional.empty(), Session.Source.FILE);
        return new Demand.Spoken(new DesiredSandbox(
                identity(), outcome, List.of(known), agent.build().sandbox().prune(), start));
    }

    Plan plan() {
        return Planner.plan(situation());
    }

    /** The plan in a few words: what is done, to what, with the gate open or shut, why; and what is said: phase and readiness. */
    String told() {
        Plan plan = plan();
        String said = plan.status()
                .map(status -> status.phase().word()
                        + status.condition(ConditionType.READY)
                                .map(ready -> " " + ready.status().word() + " " + ready.reason())
                                .orElse(""))
                .orElse("unseen");
        return action(plan.action()) + " | " + said;
    }

    private String action(Action action) {
        return switch (action) {
            case Action.Rest rest -> "rest";
            case Action.Create create ->
                "create " + create.part() + " for " + create.cause().reason();
            case Action.Adopt adopt ->
                "adopt " + adopt.container().id() + (adopt.spec().isPresent() ? " exact" : "");
            case Action.Start start ->
                "start " + start.containerId() + " for " + start.cause().reason();
            case Action.RunSetup setup -> "set up " + setup.containerId() + " with " + setup.command();
            case Action.Rename rename ->
                "rename " + rename.containerId() + " to " + rename.newName().replace(name().value(), "NAME") + " gate "
                        + rename.gate() + " for " + rename.cause().reason();
            case Action.Remove remove ->
                "remove " + remove.containerId() + " gate " + remove.gate() + " for "
                        + remove.cause().reason()
                        + remove.setback().map(it -> " setback " + it.reason()).orElse("");
            case Action.Settle settle -> "settle";
            case Action.Forget forget -> "forget";
        };
    }
}
