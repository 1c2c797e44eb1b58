package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineInfo;
import ai.openclaw.sandbox.model.runtime.HostMount;
import ai.openclaw.sandbox.model.runtime.MountLookup.Inhabited;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.Exit;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.runtime.ObservedImage;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates the engine's answers. Pure. Everything may be absent in them, and absent text means empty. */
final class Observations {

    /** The engine's way of saying never; nothing was made by an engine in its first millennia. */
    private static final Instant FIRST_REAL = Instant.EPOCH;

    private static final Map<String, State> STATES = Arrays.stream(State.values())
            .collect(Collectors.toUnmodifiableMap(state -> state.name().toLowerCase(Locale.ROOT), state -> state));

    private Observations() {}

    /** An entry of a list, which tells seconds and all names with a leading slash. */
    static ObservedContainer container(ContainerList.Entry entry) {
        return new ObservedContainer(
                Objects.requireNonNull(entry.id(), "a container without id"),
                ownName(entry.names()),
                text(entry.imageId()),
                labels(entry.labels()),
                state(entry.state()),
                Instant.ofEpochSecond(entry.created()),
                Optional.empty(),
                Optional.ofNullable(entry.ports()).orElse(List.of()).stream()
                        .filter(port -> port.outside() > 0)
                        .collect(Collectors.toMap(
                                ContainerList.Port::inside, ContainerList.Port::outside, (first, second) -> first)));
    }

    /** The answer of an inspection, which tells RFC 3339 times. */
    static ObservedContainer container(InspectContainerResponse answer) {
        InspectContainerResponse.ContainerState state = answer.getState();
        Instant created = time(answer.getCreated()).orElse(Instant.EPOCH);
        return new ObservedContainer(
                answer.getId(),
                bare(text(answer.getName())),
                text(answer.getImageId()),
                labels(answer.getConfig()),
                state(state.getStatus()),
                created,
                exit(state, created),
                ports(answer.getNetworkSettings()));
    }

    private static Map<Integer, Integer> ports(@Nullable NetworkSettings settings) {
        Map<Integer, Integer> published = new HashMap<>();
        if (settings != null && settings.getPorts() != null) {
            settings.getPorts()
                    .getBindings()
                    .forEach((inside, bindings) -> Arrays.stream(bindings == null ? new Ports.Binding[0] : bindings)
                            .map(Ports.Binding::getHostPortSpec)
                            .filter(port -> port != null && !port.isEmpty())
                            .findFirst()
                            .ifPresent(port -> published.put(inside.getPort(), Integer.valueOf(port))));
        }
        return published;
    }

    /** What a container that runs has mounted; a source that is no path of the host is left out. */
    static Optional<Inhabited> inhabited(InspectContainerResponse answer) {
        if (state(answer.getState().getStatus()) != State.RUNNING) {
            return Optional.empty();
        }
        List<HostMount> mounts = Optional.ofNullable(answer.getMounts()).orElse(List.of()).stream()
                .flatMap(mount -> mount(mount).stream())
                .toList();
        return Optional.of(new Inhabited(answer.getId(), mounts));
    }

    /** Binds have no driver; of volumes only those of the engine's own disk are paths that can be mounted again. */
    private static Optional<HostMount> mount(InspectContainerResponse.Mount mount) {
        String source = text(mount.getSource());
        String driver = text(mount.getDriver());
        String target = mount.getDestination() == null
                ? ""
                : text(mount.getDestination().getPath());
        if (!source.startsWith("/") || !target.startsWith("/") || !(driver.isEmpty() || driver.equals("local"))) {
            return Optional.empty();
        }
        HostMount.Origin origin = driver.isEmpty() ? HostMount.Origin.BIND : HostMount.Origin.VOLUME;
        return Optional.of(new HostMount(source, target, origin));
    }

    /** An image. */
    static ObservedImage image(InspectImageResponse answer) {
        return new ObservedImage(text(answer.getId()), labels(answer.getConfig()));
    }

    /** What an engine says of itself, with the time now for an engine that keeps its own to itself. */
    static EngineInfo engine(Version version, Info info, Instant now) {
        return new EngineInfo(
                text(version.getVersion()),
                text(version.getApiVersion()),
                Optional.ofNullable(info.getRuntimes()).map(Map::keySet).orElse(Set.of()),
                securityOptions(info),
                time(info.getSystemTime()).orElse(now),
                Optional.ofNullable(info.getNCPU()).orElse(0),
                Optional.ofNullable(info.getMemTotal()).orElse(0L));
    }

    /** Entries look like {@code name=seccomp,profile=default}. */
    private static Set<String> securityOptions(Info info) {
        return Optional.ofNullable(info.getSecurityOptions()).orElse(List.of()).stream()
                .map(option -> option.split(",", 2)[0])
                .map(option -> option.startsWith("name=") ? option.substring("name=".length()) : option)
                .collect(Collectors.toSet());
    }

    /** How it ended, if it has: by its end, or by a start that failed before anything ran. */
    private static Optional<Exit> exit(InspectContainerResponse.ContainerState state, Instant created) {
        String error = text(state.getError());
        boolean ended = switch (state(state.getStatus())) {
            case EXITED, DEAD -> true;
            case CREATED -> !error.isEmpty();
            case RUNNING, PAUSED, RESTARTING, REMOVING -> false;
        };
        if (!ended) {
            return Optional.empty();
        }
        return Optional.of(new Exit(
                Optional.ofNullable(state.getExitCodeLong()).orElse(0L).intValue(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                error,
                time(state.getFinishedAt()).orElse(created)));
    }

    /** A word no engine version is known to say counts as being on the way to something else: neither running nor ended. */
    private static State state(@Nullable String word) {
        return Optional.ofNullable(STATES.get(text(word))).orElse(State.RESTARTING);
    }

    /** Links add names with a further slash; the own name has none. */
    private static String ownName(@Nullable List<String> names) {
        return Optional.ofNullable(names).orElse(List.of()).stream()
                .map(Observations::bare)
                .filter(name -> !name.contains("/"))
                .findFirst()
                .orElse("");
    }

    /** A name without its leading slash. */
    static String bare(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static Optional<Instant> time(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(words -> !words.isBlank())
                .map(Instant::parse)
                .filter(FIRST_REAL::isBefore);
    }

    private static Map<String, String> labels(@Nullable ContainerConfig config) {
        return config == null ? Map.of() : labels(config.getLabels());
    }

    private static Map<String, String> labels(@Nullable Map<String, String> labels) {
        return labels == null ? Map.of() : labels;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
