package ai.openclaw.sandbox.controller.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What may be made. Fields are known by their exact names: the engine takes them in any case, so whatever is not known and says anything is refused, and what
 * is passed on is what was read here, written anew.
 *
 * @param roots where bind mounts may begin
 */
record CreateRules(MountRoots roots) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> LABELS = Set.of("openclaw.sandbox", "openclaw.doctor");
    private static final Set<String> CONTAINER = Set.of(
            "Image",
            "Cmd",
            "Entrypoint",
            "Env",
            "User",
            "WorkingDir",
            "Labels",
            "ExposedPorts",
            "StopTimeout",
            "StopSignal",
            "HostConfig",
            "Hostname",
            "Tty",
            "OpenStdin",
            "AttachStdin",
            "AttachStdout",
            "AttachStderr",
            "StdinOnce");
    private static final Set<String> HOST = Set.of(
            "Init",
            "RestartPolicy",
            "LogConfig",
            "ReadonlyRootfs",
            "Tmpfs",
            "Mounts",
            "Binds",
            "NetworkMode",
            "Dns",
            "ExtraHosts",
            "PortBindings",
            "SecurityOpt",
            "CapDrop",
            "PidsLimit",
            "Memory",
            "MemorySwap",
            "NanoCpus",
            "Ulimits",
            "Runtime",
            "ShmSize",
            "AutoRemove");
    private static final Set<String> EXEC = Set.of(
            "Cmd",
            "Env",
            "User",
            "WorkingDir",
            "Tty",
            "AttachStdin",
            "AttachStdout",
            "AttachStderr",
            "DetachKeys",
            "Detach",
            "ConsoleSize",
            "containerId"); // docker-java repeats it there; the engine looks at the path only
    private static final Set<String> NETWORK = Set.of(
            "Name", "Driver", "Internal", "Labels", "CheckDuplicate", "Attachable", "IPAM", "Options", "EnableIPv6");

    /** Looks at the wish for a container and returns what is passed on. */
    byte[] container(byte[] body) throws RefusedCall {
        JsonNode wish = read(body);
        known(wish, CONTAINER, "");
        requireLabel(wish);
        JsonNode host = wish.path("HostConfig");
        known(host, HOST, "HostConfig.");
        for (JsonNode mount : host.path("Mounts")) {
            mount(mount);
        }
        for (JsonNode bind : host.path("Binds")) {
            source(bind.asText().split(":", 2)[0]);
        }
        String network = host.path("NetworkMode").asText();
        if (network.equals("host") || network.startsWith("container:")) {
            throw new RefusedCall("HostConfig.NetworkMode " + network + " shares a network with others");
        }
        if (!Set.of("", "json-file", "local", "none")
                .contains(host.at("/LogConfig/Type").asText())) {
            throw new RefusedCall("HostConfig.LogConfig sends the log elsewhere");
        }
        security(host.path("SecurityOpt"));
        for (JsonNode bindings : host.path("PortBindings")) {
            for (JsonNode binding : bindings) {
                if (!binding.path("HostIp").asText().equals("127.0.0.1")) {
                    throw new RefusedCall("HostConfig.PortBindings publishes beyond 127.0.0.1");
                }
            }
        }
        return write(wish);
    }

    private void mount(JsonNode mount) throws RefusedCall {
        String type = mount.path("Type").asText();
        if (type.equals("bind")) {
            String propagation = mount.at("/BindOptions/Propagation").asText("");
            if (!Set.of("", "private", "rprivate").contains(propagation)) {
                throw new RefusedCall("a mount propagates to others");
            }
            source(mount.path("Source").asText());
        } else if (!type.equals("tmpfs")) {
            throw new RefusedCall("HostConfig.Mounts has a mount of type " + type);
        }
    }

    private void source(String text) throws RefusedCall {
        Path source = Path.of(text);
        if (!source.isAbsolute() || !source.equals(source.normalize())) {
            throw new RefusedCall("the mount source " + text + " is not a plain absolute path");
        }
        if (!roots.allow(source)) {
            throw new RefusedCall("the mount source " + text
                    + " is outside of what may be mounted; allow more with OPENCLAW_ALLOWED_BINDS in .env");
        }
    }

    private static void security(JsonNode options) throws RefusedCall {
        boolean locked = false;
        for (JsonNode option : options) {
            String text = option.asText().replace(" ", "");
            locked |= text.equals("no-new-privileges")
                    || text.equals("no-new-privileges=true")
                    || text.equals("no-new-privileges:true");
            if (text.matches(
                    "(?s)(seccomp|apparmor|systempaths|label|no-new-privileges)[=:](unconfined|disable|false).*")) {
                throw new RefusedCall("HostConfig.SecurityOpt has " + text);
            }
            if (text.startsWith("seccomp") && text.contains("{")) {
                filter(text.substring(text.indexOf('{')));
            }
        }
        if (!locked) {
            throw new RefusedCall("HostConfig.SecurityOpt lacks no-new-privileges");
        }
    }

    /** A filter that lets through what it does not name is none. */
    private static void filter(String profile) throws RefusedCall {
        String otherwise = read(profile.getBytes(StandardCharsets.UTF_8))
                .path("defaultAction")
                .asText();
        if (!Set.of("SCMP_ACT_ERRNO", "SCMP_ACT_KILL", "SCMP_ACT_KILL_THREAD", "SCMP_ACT_KILL_PROCESS")
                .contains(otherwise)) {
            throw new RefusedCall("the seccomp profile lets through what it does not name (defaultAction "
                    + (otherwise.isEmpty() ? "is missing" : otherwise) + ")");
        }
    }

    /** Looks at the wish for a command. */
    byte[] exec(byte[] body) throws RefusedCall {
        JsonNode wish = read(body);
        known(wish, EXEC, "");
        return write(wish);
    }

    /** Looks at the wish for a network. */
    byte[] network(byte[] body) throws RefusedCall {
        JsonNode wish = read(body);
        known(wish, NETWORK, "");
        if (wish.path("Labels").properties().stream()
                .noneMatch(label -> label.getKey().startsWith("openclaw."))) {
            throw new RefusedCall("the network has no label of a sandbox controller");
        }
        if (!Set.of("", "bridge").contains(wish.path("Driver").asText())) {
            throw new RefusedCall("the network is no bridge");
        }
        return write(wish);
    }

    private static void requireLabel(JsonNode wish) throws RefusedCall {
        if (LABELS.stream().noneMatch(label -> wish.path("Labels").has(label))) {
            throw new RefusedCall("the container is not labelled as a sandbox");
        }
    }

    private static void known(JsonNode object, Set<String> names, String where) throws RefusedCall {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!names.contains(member.getKey()) && says(member.getValue())) {
                throw new RefusedCall(where + member.getKey() + " is not something a sandbox may have");
            }
        }
    }

    /** Nothing, no, none and empty say nothing. */
    private static boolean says(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> false;
            case BOOLEAN -> value.asBoolean();
            case NUMBER -> value.doubleValue() != 0;
            case STRING -> !value.asText().isEmpty();
            case ARRAY, OBJECT -> !value.isEmpty();
            default -> true;
        };
    }

    private static JsonNode read(byte[] body) throws RefusedCall {
        try {
            JsonNode wish = MAPPER.readTree(body);
            if (wish.isObject()) {
                return wish;
            }
        } catch (IOException e) {
            // said below
        }
        throw new RefusedCall(400, "the body is no JSON object, or has a field twice");
    }

    private static byte[] write(JsonNode wish) {
        try {
            return MAPPER.writeValueAsBytes(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
