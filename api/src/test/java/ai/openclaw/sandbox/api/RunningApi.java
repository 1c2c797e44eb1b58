package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.http.Patience;
import ai.openclaw.sandbox.api.http.TlsIdentity;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.api.port.ProgramInfo;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.reconciler.loop.Backdrop;
import ai.openclaw.sandbox.reconciler.loop.LoopParts;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** A daemon's API over a reconciler that has no containers: what is said of sandboxes is put on its board by the test. */
public final class RunningApi implements AutoCloseable {

    /** Now. */
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** The token of the daemon. */
    public static final String TOKEN = "correct horse battery staple";

    private static final String CONFIGURATION = """
        {
          "agents": {
            "defaults": { "sandbox": { "mode": "non-main", "scope": "session", "docker": { "memory": "1g", "env": { "API_KEY": "hunter2" } } } },
            "list": [ { "id": "main" }, { "id": "work", "sandbox": { "scope": "shared", "docker": { "memory": "2g" } } } ]
          }
        }
        """;

    final InstantSource clock = InstantSource.fixed(NOW);
    final NoEngine engine = new NoEngine();
    final MemoryStore store = new MemoryStore();
    public final MemoryWorkspaces workspaces = new MemoryWorkspaces();
    final MemoryDevices devices = new MemoryDevices();
    final ScriptedConsole console = new ScriptedConsole();
    final MemorySessions sessions = new MemorySessions(clock);
    final FixedConfiguration configuration = new FixedConfiguration(CONFIGURATION, NOW);
    final Reconciler reconciler;

    final ScriptedLinks links = new ScriptedLinks();
    private final ScriptedTools tools = new ScriptedTools();
    private final Path state;
    private final ApiServer server;

    /** Starts it, on a port the system chooses and with its control socket in a directory of its own. */
    public RunningApi() {
        try {
            this.state = Files.createTempDirectory("openclaw-api");
            Files.createDirectory(room());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Backdrop backdrop = new Backdrop(clock, () -> 0, Runnable::run, () -> 0.5);
        this.reconciler = new Reconciler(
                new LoopParts(engine, store, plan -> {}, "test", () -> DaemonSettings.defaults(2), backdrop));
        reconciler.lookAround(Reconciler.Look.ALWAYS);
        this.server = start(controlSocket());
    }

    private ApiServer start(Path socket) {
        try {
            return ApiServer.start(listening(socket), parts());
        } catch (ApiStartException e) {
            throw new AssertionError(e);
        }
    }

    static Listening listening(Path socket) {
        return new Listening(
                "127.0.0.1", 0, socket, new Secret(TOKEN), Set.of("sandboxes.example"), Listening.Loopback.TRUSTED);
    }

    /** What tools do when they are called. */
    ScriptedTools tools() {
        return tools;
    }

    ApiParts parts() {
        ProgramInfo program = new ProgramInfo("0.1.0-SNAPSHOT", "cafe", NOW);
        return new ApiParts(
                ControlPlane.of(reconciler),
                sessions,
                tools,
                links,
                store,
                configuration,
                devices,
                devices,
                workspaces,
                console.console(),
                () -> "figures 1\n",
                program,
                clock);
    }

    /** The routes there are, to be looked at. */
    Router router(Vertx vertx) {
        return new Routes(vertx, new Patience(vertx), parts(), listening(controlSocket()), () -> 0, Optional::empty)
                .local();
    }

    /** The daemon logs something. */
    public void log(String message) {
        console.log(message);
    }

    /** Puts sandboxes on the board. */
    public Boarder board() {
        return new Boarder(reconciler.board());
    }

    /** A session some file tells of, updated just now. */
    public void sessionInFile(String key) {
        sessions.inFile(key, Duration.ZERO);
    }

    /** A session some file tells of, updated a day ago. */
    public void oldSessionInFile(String key) {
        sessions.inFile(key, Duration.ofDays(1));
    }

    /** Waits until a session is known. */
    public void awaitSession(String key) {
        Eventually.within(
                Duration.ofSeconds(10),
                "a session " + key,
                () -> sessions.snapshot().sessions().containsKey(new SessionKey(key)));
    }

    /** The engine goes away, and that is noticed. */
    public void loseEngine() {
        engine.goAway();
        reconciler.lookAround(Reconciler.Look.ALWAYS);
    }

    /** How many watches are open. */
    int watches() {
        return server.watches();
    }

    /** The state directory. */
    public Path state() {
        return state;
    }

    private Path room() {
        return state.resolve("sandbox-controller");
    }

    /** The control socket. */
    public Path controlSocket() {
        return room().resolve(Listening.CONTROL_SOCKET);
    }

    /** It listens for HTTPS too; the port. */
    public int listenSecurely(TlsIdentity identity) {
        try {
            server.listenSecurely("127.0.0.1", 0, identity);
            return server.securePort().orElseThrow();
        } catch (ApiStartException e) {
            throw new AssertionError(e);
        }
    }

    /** It shows another certificate from now on. */
    public void renew(TlsIdentity identity) {
        server.renew(identity);
    }

    /** The TCP port. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        try {
            Files.delete(room()); // fails when the socket is still there
            Files.delete(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
