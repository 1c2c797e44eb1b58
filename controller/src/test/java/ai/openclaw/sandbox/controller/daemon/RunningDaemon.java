package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.Contract;
import ai.openclaw.sandbox.controller.store.EventQuery;
import ai.openclaw.sandbox.controller.store.Registry;
import ai.openclaw.sandbox.controller.store.StateDirectory;
import ai.openclaw.sandbox.controller.store.StateException;
import ai.openclaw.sandbox.controller.store.StoredEvent;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.PrivateEngine;
import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A real daemon on the machine's real engine, with a state directory of its own. Container names start with a prefix of this run, so that tests run beside
 * each other and beside a daemon at work; at the end everything labelled with its instance is removed.
 */
public final class RunningDaemon implements AutoCloseable {

    public static final Duration SOON = Duration.ofSeconds(30);

    private final Path state;
    /** What a script calls its run, to find what is left of it when it was stopped half-way. */
    private static final String RUN = System.getProperty("openclaw.test.run", "");

    private final String prefix =
            RealEngine.NAME_PREFIX + RUN + UUID.randomUUID().toString().substring(0, 6) + "-";
    private final RawEngine engine;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Optional<Daemon> daemon = Optional.empty();

    private final boolean guest;

    /** On the machine's own engine. */
    public RunningDaemon(Path directory) {
        this(directory, RealEngine.socket(), true);
    }

    /** On an engine of the test's own, which takes its containers with it: one that was killed cannot always remove what it found running. */
    RunningDaemon(Path directory, PrivateEngine engine) {
        this(directory, engine.socket(), false);
    }

    private RunningDaemon(Path directory, Path socket, boolean guest) {
        this.engine = new RawEngine(socket);
        this.guest = guest;
        this.state = directory.resolve("state");
        environment.put("HOME", directory.toString());
        environment.put("OPENCLAW_STATE_DIR", state.toString());
        environment.put("DOCKER_HOST", "unix://" + socket);
        try {
            Files.createDirectories(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        knobs("{ hotWindow: \"1s\" }");
    }

    /** The environment the daemon is started in. */
    public Map<String, String> environment() {
        return environment;
    }

    public RunningDaemon start() {
        return start(0);
    }

    /** Starts it at a port; 0 lets the system choose. */
    public RunningDaemon start(int port) {
        try {
            daemon = Optional.of(Daemon.start(new GatewayOptions(
                    Optional.empty(), Optional.of(port), GatewayOptions.Unconfigured.ALLOWED, environment)));
            return this;
        } catch (StartException e) {
            throw new AssertionError(e);
        }
    }

    public void stop() {
        daemon.ifPresent(Daemon::close);
        daemon = Optional.empty();
    }

    /** Writes the configuration; {@code PREFIX} in it becomes the prefix of this run, {@code IMAGE} an image that is there. */
    public void configure(String json5) {
        write("openclaw.json", json5.replace("PREFIX", prefix).replace("IMAGE", image()));
    }

    public void knobs(String json5) {
        write("sandbox-controller.json5", json5);
    }

    public void write(String file, String text) {
        try {
            Path path = state.resolve(file);
            Files.createDirectories(path.getParent());
            Path aside = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(aside, text);
            Files.move(aside, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an agent's sessions, all updated now. */
    public void sessions(String agent, String... keys) {
        sessions(agent, Instant.now(), keys);
    }

    public void sessions(String agent, Instant updatedAt, String... keys) {
        List<String> entries = new ArrayList<>();
        for (String key : keys) {
            String quoted = key.replace("\\", "\\\\").replace("\"", "\\\"");
            entries.add(
                    "\"" + quoted + "\": { \"sessionId\": \"s\", \"updatedAt\": " + updatedAt.toEpochMilli() + " }");
        }
        write("agents/" + agent + "/sessions/sessions.json", "{" + String.join(",\n", entries) + "}");
    }

    public Daemon daemon() {
        return daemon.orElseThrow();
    }

    public Path state() {
        return state;
    }

    public String prefix() {
        return prefix;
    }

    public RawEngine engine() {
        return engine;
    }

    public String image() {
        return new RealEngine().image();
    }

    /** The board's entries. */
    public List<Sandbox> sandboxes() {
        return daemon().reconciler().board().list();
    }

    /** The sandbox that serves a scope key. */
    public Optional<Sandbox> sandbox(String scopeKey) {
        return sandboxes().stream()
                .filter(sandbox -> sandbox.identity().scopeKey().value().equals(scopeKey))
                .findFirst();
    }

    /** Waits until a sandbox is as wanted, and gives it. */
    public Sandbox await(String scopeKey, String what, Predicate<Sandbox> wanted) {
        try {
            Eventually.within(
                    SOON,
                    scopeKey + " " + what,
                    () -> sandbox(scopeKey).filter(wanted).isPresent());
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; it is " + sandbox(scopeKey).map(Sandbox::status), e);
        }
        return sandbox(scopeKey).filter(wanted).orElseGet(() -> await(scopeKey, what, wanted));
    }

    /** Waits until a sandbox is ready, and gives the engine's own words about its container. */
    public JsonNode awaitReady(String scopeKey) {
        Sandbox ready = await(scopeKey, "is ready", sandbox -> sandbox.status().phase() == Phase.READY);
        return engine.inspect(ready.status().container().orElseThrow().id());
    }

    public void awaitGone(String scopeKey) {
        Eventually.within(SOON, scopeKey + " is gone", () -> sandbox(scopeKey).isEmpty());
    }

    /** The gateway's token, which the daemon made itself. */
    public String token() {
        try {
            return Files.readString(state.resolve("sandbox-controller/gateway-token"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code /readyz} answers to somebody with the token. */
    HttpResponse<String> readiness() {
        URI uri = URI.create("http://127.0.0.1:" + daemon().port() + "/readyz");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return Contract.checked(client.send(
                    HttpRequest.newBuilder(uri)
                            .header("Authorization", "Bearer " + token())
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Containers of this daemon, by name, as the engine has them. */
    public Map<String, String> containers() {
        Map<String, String> names = new LinkedHashMap<>();
        for (JsonNode container : engine.labelled("containers", SandboxLabels.INSTANCE + "=" + instance())) {
            names.put(
                    container.path("Names").path(0).asText().substring(1),
                    container.path("Id").asText());
        }
        return names;
    }

    public String instance() {
        try (var files = Files.walk(state.resolve("sandbox-controller"))) {
            Path file = files.filter(path -> path.getFileName().toString().contains("instance"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records on disk; only while no daemon runs. */
    List<SandboxRecord> records() {
        return registry(registry -> registry.sandboxes().load());
    }

    /** The timeline on disk, oldest first; only while no daemon runs. */
    List<SandboxEvent> timeline() {
        return registry(registry -> registry.events().page(EventQuery.after(0, EventQuery.MAX_LIMIT)).stream()
                .map(StoredEvent::event)
                .toList());
    }

    private <T> T registry(Function<Registry, T> question) {
        try (Registry registry = Registry.open(new StateDirectory(state), Clock.systemUTC())) {
            return question.apply(registry);
        } catch (StateException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stop();
        if (!guest) {
            return; // nothing of it outlives its engine
        }
        if (!Files.exists(state.resolve("sandbox-controller"))) {
            return; // no daemon came as far as to be somebody
        }
        containers().values().forEach(engine::remove);
        if (!containers().isEmpty()) {
            throw new AssertionError("left in the engine: " + containers());
        }
        engine.labelled("networks", SandboxLabels.INSTANCE + "=" + instance())
                .forEach(network ->
                        engine.send("DELETE", "/networks/" + network.path("Id").asText(), ""));
    }
}
