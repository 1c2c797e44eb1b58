package ai.openclaw.sandbox.controller.cli.doctor;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.SocketAdvice;
import ai.openclaw.sandbox.docker.EngineAddress;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineInfo;
import ai.openclaw.sandbox.model.runtime.ObservedImage;
import ai.openclaw.sandbox.model.session.AgentId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proofs about the engine: whether it answers, what it can, and whether the images are there. */
final class EngineProofs {

    private static final Duration MOST_CLOCK_DIFFERENCE = Duration.ofSeconds(5);
    private static final String CONTRACT = "org.openclaw.sandbox.contract";
    private static final String OUR_IMAGE = "openclaw-sandbox";

    private final ContainerEngine engine;
    private final EngineAddress address;
    private final InstantSource clock;

    EngineProofs(ContainerEngine engine, EngineAddress address, InstantSource clock) {
        this.engine = engine;
        this.address = address;
        this.clock = clock;
    }

    /** Does it answer? What it says of itself is added to {@code seen}. */
    List<Finding> reach(List<EngineInfo> seen) {
        Instant before = clock.instant();
        EngineInfo info;
        try {
            info = engine.info();
        } catch (EngineException e) {
            return List.of(Finding.bad("engine", address + ": " + e.getMessage(), wayIn()));
        }
        Instant after = clock.instant();
        seen.add(info);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good(
                "engine", "Docker " + info.version() + " (API " + info.apiVersion() + ") answers at " + address + "."));
        Duration early = Duration.between(info.systemTime(), before);
        Duration late = Duration.between(after, info.systemTime());
        Duration difference = early.compareTo(late) > 0 ? early : late;
        findings.add(
                difference.compareTo(MOST_CLOCK_DIFFERENCE) <= 0
                        ? Finding.good("clock", "This machine and the engine agree on the time.")
                        : Finding.warning(
                                "clock",
                                "The engine's clock differs by " + difference.toSeconds() + " s.",
                                "Set both by NTP: ages and idle times are worked out from them."));
        return findings;
    }

    /** What to do about an engine that does not answer. */
    private String wayIn() {
        if (!"unix".equals(address.uri().getScheme())) {
            return "Is it running there? DOCKER_HOST or engine.host in sandbox-controller.json5 says where it is.";
        }
        try {
            Optional<String> obstacle = SocketAdvice.here(System.getenv()).obstacle(address.uri());
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        } catch (IOException e) {
            return "ls -l " + AccessAdvice.quoted(Path.of(address.uri().getPath()));
        }
        return "The socket is there and nobody answers: sudo systemctl restart docker, then journalctl -u docker -n"
                + " 50. In a container, when the engine runs: docker compose restart, for the engine may have made its"
                + " socket anew";
    }

    /** Can it confine as configured? */
    List<Finding> confinement(EngineInfo info, Optional<Settings> settings) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                info.securityOptions().stream().anyMatch(it -> it.contains("seccomp"))
                        ? Finding.good("seccomp", "The engine filters system calls.")
                        : Finding.warning(
                                "seccomp",
                                "The engine does not filter system calls.",
                                "Use a kernel with CONFIG_SECCOMP."));
        boolean armoured = info.securityOptions().stream().anyMatch(it -> it.contains("apparmor"));
        List<DockerSettings> all = docker(settings);
        boolean wanted =
                all.stream().anyMatch(it -> it.profiles().apparmorProfile().isPresent());
        if (armoured) {
            findings.add(Finding.good("AppArmor", "The engine can apply profiles."));
        } else if (wanted) {
            findings.add(Finding.bad(
                    "AppArmor",
                    "docker.apparmorProfile is set, and this kernel has no AppArmor.",
                    "Enable it, or take docker.apparmorProfile out."));
        } else {
            findings.add(Finding.good("AppArmor", "This kernel has none, and none is asked for."));
        }
        Set<String> runtimes = new LinkedHashSet<>();
        all.forEach(it -> it.profiles().runtime().ifPresent(runtimes::add));
        for (String runtime : runtimes) {
            findings.add(
                    info.runtimes().contains(runtime)
                            ? Finding.good("runtime", "The engine knows " + runtime + ".")
                            : Finding.bad(
                                    "runtime",
                                    "docker.runtime is " + runtime + ", which the engine does not know.",
                                    "It knows " + String.join(", ", info.runtimes())
                                            + ". Add it to daemon.json, or take docker.runtime out."));
        }
        if (runtimes.isEmpty()) {
            boolean gvisor = info.runtimes().contains("runsc");
            findings.add(Finding.good(
                    "gVisor",
                    gvisor
                            ? "It is there: docker.runtime \"runsc\" uses it."
                            : "It is not installed, and not asked for."));
        }
        return findings;
    }

    /** Are the images there that the configuration names, and of today's make? */
    List<Finding> images(Optional<Settings> settings) {
        List<Finding> findings = new ArrayList<>();
        Set<String> wanted = new LinkedHashSet<>();
        sandboxes(settings).forEach(it -> {
            wanted.add(it.docker().image());
            if (it.browser().enabled()) {
                wanted.add(it.browser().image());
            }
        });
        for (String image : wanted) {
            try {
                findings.add(engine.image(image)
                        .map(it -> known(image, it))
                        .orElseGet(() -> Finding.bad("image", image + " is not here.", howToMake(image))));
            } catch (EngineException e) {
                findings.add(Finding.bad("image", image + ": " + e.getMessage(), howToMake(image)));
            }
        }
        return findings;
    }

    private static Finding known(String image, ObservedImage observed) {
        boolean ours = image.startsWith(OUR_IMAGE);
        Map<String, String> labels = observed.labels();
        return ours && !labels.containsKey(CONTRACT)
                ? Finding.warning("image", image + " is here, but an old make of it.", howToMake(image))
                : Finding.good("image", image + " is here.");
    }

    private static String howToMake(String image) {
        if (image.startsWith("openclaw-sandbox-browser")) {
            return "scripts/sandbox-browser-setup.sh";
        }
        if (image.startsWith("openclaw-sandbox-common")) {
            return "scripts/sandbox-common-setup.sh";
        }
        return image.startsWith(OUR_IMAGE)
                ? "scripts/sandbox-setup.sh"
                : "docker pull " + image + ", or build it, or name another one in docker.image";
    }

    private static List<DockerSettings> docker(Optional<Settings> settings) {
        return sandboxes(settings).stream().map(SandboxSettings::docker).toList();
    }

    private static List<SandboxSettings> sandboxes(Optional<Settings> settings) {
        List<SandboxSettings> all = new ArrayList<>();
        settings.ifPresent(it -> {
            it.agents().values().forEach(agent -> add(agent, all));
            add(it.agent(AgentId.MAIN), all);
        });
        return all;
    }

    private static void add(AgentSettings agent, List<SandboxSettings> all) {
        if (agent instanceof AgentSettings.Resolved resolved) {
            all.add(resolved.sandbox());
        }
    }
}
