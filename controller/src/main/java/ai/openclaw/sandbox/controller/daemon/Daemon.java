package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.ApiParts;
import ai.openclaw.sandbox.api.ApiServer;
import ai.openclaw.sandbox.api.ApiStartException;
import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.api.port.Console;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.api.port.ProgramInfo;
import ai.openclaw.sandbox.controller.configuration.CheckedFile;
import ai.openclaw.sandbox.controller.configuration.ConfigurationLoader;
import ai.openclaw.sandbox.controller.configuration.ConfigurationState;
import ai.openclaw.sandbox.controller.configuration.EditedConfiguration;
import ai.openclaw.sandbox.controller.configuration.LastGood;
import ai.openclaw.sandbox.controller.configuration.LiveConfiguration;
import ai.openclaw.sandbox.controller.configuration.LiveDaemonSettings;
import ai.openclaw.sandbox.controller.configuration.ReportedConfiguration;
import ai.openclaw.sandbox.controller.configuration.SeccompProfileRule;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.watch.ConfigurationWatcher;
import ai.openclaw.sandbox.controller.host.GuardedHost;
import ai.openclaw.sandbox.controller.host.HostSide;
import ai.openclaw.sandbox.controller.host.LocalHostFacts;
import ai.openclaw.sandbox.controller.host.SocketAdvice;
import ai.openclaw.sandbox.controller.log.RecentLog;
import ai.openclaw.sandbox.controller.metrics.Meters;
import ai.openclaw.sandbox.controller.metrics.ReloadCounter;
import ai.openclaw.sandbox.controller.sessions.SessionSources;
import ai.openclaw.sandbox.controller.store.DaemonLock;
import ai.openclaw.sandbox.controller.store.Registry;
import ai.openclaw.sandbox.controller.store.SqliteLibrary;
import ai.openclaw.sandbox.controller.store.StateDirectory;
import ai.openclaw.sandbox.controller.store.StateException;
import ai.openclaw.sandbox.controller.whereabouts.Locating;
import ai.openclaw.sandbox.controller.whereabouts.MountTable;
import ai.openclaw.sandbox.controller.workspaces.DeadlinedWorkspaces;
import ai.openclaw.sandbox.controller.workspaces.HostWorkspaces;
import ai.openclaw.sandbox.controller.workspaces.InTurn;
import ai.openclaw.sandbox.controller.workspaces.MountWitness;
import ai.openclaw.sandbox.controller.workspaces.WorkspaceAdvice;
import ai.openclaw.sandbox.controller.workspaces.WorkspaceCollection;
import ai.openclaw.sandbox.controller.workspaces.WorkspaceJournal;
import ai.openclaw.sandbox.controller.workspaces.WorkspaceRounds;
import ai.openclaw.sandbox.docker.DockerEngine;
import ai.openclaw.sandbox.docker.EngineAddress;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.Settings.GatewaySettings;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.desired.SpecBuilder;
import ai.openclaw.sandbox.reconciler.loop.Backdrop;
import ai.openclaw.sandbox.reconciler.loop.ControlLoop;
import ai.openclaw.sandbox.reconciler.loop.LoopParts;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon: everything is made and connected here, and nowhere else. What is started is put on a stack, so that a start that fails half-way takes back
 * what it did, and the end undoes all of it in the reverse order. Sandboxes outlive it.
 */
public final class Daemon implements AutoCloseable {

    /** Most time the first look at the engine may take before HTTPS, which nothing else waits for, begins all the same. */
    private static final Duration FIRST_THINGS_FIRST = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(Daemon.class);

    private final Teardown teardown;
    private final ApiServer api;
    private final SecureListening secure;
    private final Reconciler reconciler;

    private Daemon(Teardown teardown, ApiServer api, SecureListening secure, Reconciler reconciler) {
        this.teardown = teardown;
        this.api = api;
        this.secure = secure;
        this.reconciler = reconciler;
    }

    /**
     * Starts the daemon.
     *
     * @throws StartException when it cannot; the message says what to do, the exit code how the process is to end
     */
    public static Daemon start(GatewayOptions options) throws StartException {
        Teardown teardown = new Teardown();
        try {
            return start(options, teardown);
        } catch (StateException | ApiStartException e) {
            teardown.close();
            throw new StartException(HostSide.of(options.environment()).advice(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            teardown.close();
            throw new StartException("The daemon cannot start: " + e.getMessage() + ".", e);
        } catch (StartException | RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    private static Daemon start(GatewayOptions options, Teardown teardown)
            throws StartException, StateException, ApiStartException, IOException {
        Clock clock = Clock.systemUTC();
        StatePaths paths = paths(options);
        LocalHostFacts facts = LocalHostFacts.look(
                Path.of(System.getProperty("java.io.tmpdir")), GuardedHost.look(paths.home(), options.environment()));
        StateDirectory state = StateDirectory.prepare(paths.state(), facts.daemon());
        teardown.add(DaemonLock.take(state));
        SqliteLibrary.unpackBelow(state.controller(), MountTable.own()::runsPrograms);

        LiveDaemonSettings knobs = LiveDaemonSettings.start(
                paths,
                new DiskSource(),
                DaemonSettings.defaults(Runtime.getRuntime().availableProcessors()));
        ConfigurationLoader loader =
                new ConfigurationLoader(paths, options.environment(), List.of(new SeccompProfileRule()));
        LiveConfiguration configuration =
                LiveConfiguration.start(loader, new DiskSource(), new LastGood(paths.lastGood()), clock);
        configuration.state().problems().forEach(problem -> log.warn("{}", problem));
        Optional<GatewaySettings> gateway = configuration.state().settings().map(Settings::gateway);
        GatewayGuard.check(options, gateway);
        Listening listening = new Listening(
                BindAddress.of(options, gateway),
                options.port().or(() -> gateway.flatMap(GatewaySettings::port)).orElse(GatewayOptions.DEFAULT_PORT),
                state.controller().resolve(Listening.CONTROL_SOCKET),
                GatewayToken.resolve(options.environment(), gateway, state.controller()),
                HostNames.of(options.environment()),
                BindAddress.loopback(options, gateway));

        RecentLog logs = teardown.add(RecentLog.start(List.of(listening.token())));
        Registry registry = teardown.add(Registry.open(state, clock));
        registry.notices().forEach(notice -> log.warn("{}", notice));
        EngineAddress address =
                EngineAddress.choose(knobs.state().settings().engine().host(), options.environment());
        // No reason to end: groups and sockets are mended while the daemon waits for its engine.
        SocketAdvice.here(options.environment())
                .obstacle(address.uri())
                .ifPresent(obstacle -> log.warn("{}", obstacle));
        HostSide hostSide = HostSide.of(options.environment());
        configuration.state().settings().stream()
                .flatMap(it -> WorkspaceAdvice.of(facts.daemon()).obstacles(it).stream())
                .forEach(obstacle -> log.warn("{}", hostSide.advice(obstacle)));
        DockerEngine engine = teardown.add(DockerEngine.connect(
                address, () -> knobs.state().settings().engine().apiTimeout()));
        CompletableFuture<Void> warming = CompletableFuture.runAsync(
                () -> warmUp(engine), task -> Thread.ofVirtual().name("warm up").start(task));
        teardown.add(warming::join);
        Locating locating = teardown.add(Locating.begin(engine));
        LocalHostFacts host = facts.seenFrom(locating::known);
        Meters meters = teardown.add(new Meters());
        InTurn workspaces = new InTurn(new HostWorkspaces(
                state.root(),
                new HostWorkspaces.Surroundings(
                        host.daemon(), host.guarded(), locating::known, Optional.of(new MountWitness(engine, engine))),
                registry.instance(),
                clock));
        LoopParts parts = new LoopParts(
                meters.timed(engine),
                meters.counted(registry.sandboxes()),
                new DeadlinedWorkspaces(
                        workspaces,
                        Thread.ofPlatform().name("workspaces-", 0).daemon().factory(),
                        DeadlinedWorkspaces.LIMIT),
                registry.instance().value(),
                () -> knobs.state().settings(),
                new Backdrop(
                        clock,
                        System::nanoTime,
                        teardown.add(Executors.newVirtualThreadPerTaskExecutor()),
                        () -> ThreadLocalRandom.current().nextDouble()));
        Reconciler reconciler = new Reconciler(parts, meters.probe());
        meters.follow(reconciler);
        DesiredFeed feed = new DesiredFeed(
                reconciler,
                new DesiredStateBuilder(
                        new SpecBuilder(host, registry.instance().value())));

        feed.configured(configuration.state().settings());
        locating.follow(feed::hostChanged);
        configuration.onChange(now -> {
            feed.configured(now.settings());
            meters.reloads().count(outcome(now));
        });
        knobs.onChange(now -> reconciler.lookSoon());
        teardown.add(SessionSources.start(
                state,
                registry.apiSessions(),
                Thread.ofVirtual().name("sessions-", 0).factory(),
                feed::sessionsChanged));
        teardown.add(ConfigurationWatcher.start(List.of(configuration, knobs)));
        Housekeeping housekeeping =
                teardown.add(new Housekeeping(registry, () -> knobs.state().settings(), clock).start());

        WorkspaceRounds rounds = teardown.add(new WorkspaceRounds(
                new WorkspaceCollection(
                        new WorkspaceCensus(registry.instance(), reconciler, configuration, knobs),
                        workspaces,
                        WorkspaceJournal.of(registry.events(), clock),
                        clock),
                clock,
                System::nanoTime));

        ControlLoop loop = teardown.add(new ControlLoop(reconciler, parts));
        DaemonSessions sessions = new DaemonSessions(
                registry.apiSessions(),
                registry.mail(),
                feed,
                () -> knobs.state().settings().activeWindow(),
                clock);
        ToolRoom tools = teardown.add(new ToolRoom(
                registry,
                reconciler,
                new ToolRoom.Engines(parts.engine(), engine),
                sessions,
                () -> configuration.state().settings(),
                knobs,
                state.root(),
                clock));
        ApiServer api = teardown.add(ApiServer.start(
                listening,
                new ApiParts(
                        ControlPlane.of(reconciler),
                        sessions,
                        tools.calls(),
                        tools.browsers(),
                        new DaemonEvents(registry.events()),
                        new ReportedConfiguration(paths, configuration, knobs),
                        registry.devices(),
                        new DaemonJournal(registry.events(), clock),
                        rounds,
                        new Console(
                                new EditedConfiguration(
                                        new CheckedFile(
                                                loader,
                                                () -> configuration.state().settings()),
                                        new ConfigurationPreview(reconciler, feed)),
                                logs,
                                engine,
                                tools.terminals()),
                        meters,
                        new ProgramInfo(Version.text(), registry.instance().value(), clock.instant()),
                        clock)));
        SecureListening secure = teardown.add(SecureListening.of(
                api,
                new SecureListening.Place(listening, state, registry.instance().value(), clock),
                options.environment()));
        housekeeping.also(secure::lookAfter);
        warming.join();
        loop.start();
        secure.begin(() -> loop.awaitFirstLook(FIRST_THINGS_FIRST));
        rounds.start();
        log.info("listening on http://{}:{}/, state in {}", listening.host(), api.port(), state.root());
        return new Daemon(teardown, api, secure, reconciler);
    }

    private static ReloadCounter.Result outcome(ConfigurationState now) {
        return switch (now.standing()) {
            case CURRENT -> ReloadCounter.Result.APPLIED;
            case PARTLY_CURRENT -> ReloadCounter.Result.PARTLY;
            case LAST_GOOD, NONE -> ReloadCounter.Result.REFUSED;
        };
    }

    private static StatePaths paths(GatewayOptions options) throws StartException {
        try {
            return StatePaths.of(options.environment());
        } catch (IllegalArgumentException e) {
            throw new StartException(StartException.CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }

    /** The first calls of a cold JVM are slow; nobody's sandbox should pay for that. An engine that is away is the loop's concern. */
    private static void warmUp(DockerEngine engine) {
        try {
            engine.warmUp();
        } catch (EngineException e) {
            log.warn("the engine at {} is away: {}", engine.address(), e.getMessage());
        }
    }

    /** The TCP port it listens on. */
    public int port() {
        return api.port();
    }

    /** The TCP port it listens on for HTTPS, if it does; waits until that has been tried. */
    public Optional<Integer> securePort() {
        return secure.listens();
    }

    /** What listens for HTTPS, for tests that look inside. */
    SecureListening secure() {
        return secure;
    }

    /** The reconciler, for tests that look inside. */
    public Reconciler reconciler() {
        return reconciler;
    }

    /** Takes no more work, lets what runs end, and stops. Sandboxes go on. */
    @Override
    public void close() {
        teardown.close();
    }
}
