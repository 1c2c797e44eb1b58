package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.BrowserSettings;
import ai.openclaw.sandbox.model.config.BrowserSettings.Ports;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DockerSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A browser needs a network, ports of its own and names that no tool sandbox has. */
final class BrowserRule implements SandboxRule {

    @Override
    public List<ConfigProblem> check(Effective effective) {
        BrowserSettings browser = effective.settings().browser();
        DockerSettings docker = effective.settings().docker();
        List<ConfigProblem> problems = new ArrayList<>();
        if (browser.network().equals("none")) {
            problems.add(effective.error(
                    "leaves the browser without a network.",
                    "Remove it for a bridge network of its own, or name one.",
                    "browser.network"));
        }
        Ports ports = browser.ports();
        if (new HashSet<>(List.of(ports.cdp(), ports.vnc(), ports.noVnc())).size() < 3) {
            problems.add(effective.error(
                    "is the same port as another of the browser's.",
                    "Give cdpPort, vncPort and noVncPort different numbers.",
                    "browser.cdpPort",
                    "browser.vncPort",
                    "browser.noVncPort"));
        }
        if (browser.containerPrefix().equals(docker.containerPrefix())) {
            problems.add(effective.error(
                    "is the same prefix as that of the other sandboxes, so that their names would collide.",
                    "Give browser.containerPrefix and docker.containerPrefix different values.",
                    "browser.containerPrefix",
                    "docker.containerPrefix"));
        }
        return problems;
    }
}
