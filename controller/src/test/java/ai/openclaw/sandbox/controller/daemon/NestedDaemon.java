package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A daemon in a container that works with the engine it runs on. This JVM's own runtime and classes are mounted into it, so no image has to be built; what it is given of the
 * host has other names inside.
 */
final class NestedDaemon implements AutoCloseable {

    static final Path STATE = Path.of("/inside/state");

    /** A virtual machine has to start first. */
    private static final Duration BY_THEN = Duration.ofSeconds(90);

    private final RealEngine real;
    private final RawEngine engine;
    private final Path state;
    private final String id;

    /** @param mounts paths of the host to the names they have inside; the state directory is one of them */
    NestedDaemon(RealEngine real, Map<Path, Path> mounts) {
        this.real = real;
        this.engine = real.raw();
        this.state = mounts.entrySet().stream()
                .filter(mount -> mount.getValue().equals(STATE))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        this.id = engine.post(
                        "/containers/create?name=" + real.name("nested"),
                        request(mounts).toString())
                .json()
                .path("Id")
                .asText();
        engine.post("/containers/" + id + "/start", "");
    }

    private ObjectNode request(Map<Path, Path> mounts) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ArrayNode binds = json.arrayNode();
        mounts.forEach((outside, inside) -> binds.add(outside + ":" + inside));
        programs().forEach(path -> binds.add(path + ":" + path + ":ro"));
        binds.add(RealEngine.socket() + ":/var/run/docker.sock");
        ObjectNode request = json.objectNode().put("Image", real.image()).put("User", "0:0");
        request.putArray("Cmd")
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .add("--enable-native-access=ALL-UNNAMED")
                .add("-XX:TieredStopAtLevel=1")
                .add("-Xmx128m")
                .add("-cp")
                .add(System.getProperty("java.class.path"))
                .add(DaemonProcess.class.getName());
        request.putArray("Env").add("HOME=/inside").add("OPENCLAW_STATE_DIR=" + STATE);
        ObjectNode labels = request.putObject("Labels");
        real.label().forEach(labels::put);
        ObjectNode host = request.putObject("HostConfig")
                .put("NetworkMode", "none")
                .put("ReadonlyRootfs", true)
                .put("Init", true);
        host.putObject("Tmpfs").put("/tmp", "exec");
        host.set("Binds", binds);
        return request;
    }

    /** The directories that hold this JVM and its classes, none within another. */
    private static Set<Path> programs() {
        Set<Path> all = new TreeSet<>(Set.of(Path.of(System.getProperty("java.home"))));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            all.add(path.toString().endsWith(".jar") ? repository(path) : path);
        }
        return all.stream()
                .filter(path -> Files.exists(path)
                        && all.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other)))
                .collect(Collectors.toSet());
    }

    private static Path repository(Path jar) {
        String text = jar.toString();
        int end = text.indexOf("/repository/");
        return end < 0 ? jar : Path.of(text.substring(0, end + "/repository".length()));
    }

    /** Asks the daemon through its control socket, which lies in the state directory on the host too. */
    JsonNode get(String resource) {
        return api().get("/apis/sandbox.openclaw.ai/v1/" + resource);
    }

    /** Calls a tool. */
    JsonNode call(String session, String tool, JsonNode arguments) {
        return api().send(
                        "POST",
                        "/apis/sandbox.openclaw.ai/v1/sessions/" + session.replace(":", "%3A") + "/tools/" + tool,
                        arguments.toString())
                .json();
    }

    private RawEngine api() {
        return new RawEngine(state.resolve("sandbox-controller/control.sock"));
    }

    /** Waits until a sandbox says a condition, and gives the engine's words about its container when it has one. */
    JsonNode await(String scopeKey, String condition, String status) {
        try {
            Eventually.within(
                    BY_THEN,
                    scopeKey + " says " + condition + " " + status,
                    () -> condition(scopeKey, condition)
                            .filter(it -> it.path("status").asText().equals(status))
                            .isPresent());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it is " + sandbox(scopeKey) + "; it said\n" + said(), e);
        }
        return condition(scopeKey, condition).orElseThrow();
    }

    /** The engine's own words about the container of a sandbox. */
    JsonNode container(String scopeKey) {
        return engine.inspect(sandbox(scopeKey)
                .orElseThrow()
                .path("status")
                .path("containerId")
                .asText());
    }

    private Optional<JsonNode> condition(String scopeKey, String type) {
        return sandbox(scopeKey).stream()
                .flatMap(sandbox -> elements(sandbox.path("status").path("conditions")).stream())
                .filter(it -> it.path("type").asText().equals(type))
                .findFirst();
    }

    private Optional<JsonNode> sandbox(String scopeKey) {
        if (!Files.exists(state.resolve("sandbox-controller/control.sock"))) {
            return Optional.empty();
        }
        try {
            return elements(get("sandboxes").path("items")).stream()
                    .filter(it -> it.path("spec").path("scopeKey").asText().equals(scopeKey))
                    .findFirst();
        } catch (UncheckedIOException notYet) {
            return Optional.empty();
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        return array.valueStream().toList();
    }

    String said() {
        return engine.send("GET", "/containers/" + id + "/logs?stdout=1&stderr=1&tail=60", "")
                .body();
    }

    @Override
    public void close() {
        engine.remove(id);
        try {
            String instance = Files.readString(state.resolve("sandbox-controller/instance"))
                    .strip();
            for (JsonNode container : engine.labelled("containers", SandboxLabels.INSTANCE + "=" + instance)) {
                engine.remove(container.path("Id").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
