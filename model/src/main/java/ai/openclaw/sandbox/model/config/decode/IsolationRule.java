package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DockerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Settings that would take the walls of a sandbox away. */
final class IsolationRule implements SandboxRule {

    private static final String JOIN = "container:";

    @Override
    public List<ConfigProblem> check(Effective effective) {
        DockerSettings docker = effective.settings().docker();
        List<ConfigProblem> problems = new ArrayList<>();
        network(effective, docker.network(), "docker.network", problems);
        network(effective, effective.settings().browser().network(), "browser.network", problems);
        docker.profiles()
                .apparmorProfile()
                .filter(profile -> profile.toLowerCase(Locale.ROOT).equals("unconfined"))
                .ifPresent(profile -> problems.add(effective.error(
                        "Sandbox security: switches AppArmor off.",
                        "Name a profile, or remove it for the engine's own.",
                        "docker.apparmorProfile")));
        return problems;
    }

    private static void network(Effective effective, String network, String key, List<ConfigProblem> problems) {
        if (network.toLowerCase(Locale.ROOT).equals("host")) {
            problems.add(effective.error(
                    "Sandbox security: the host's network is never shared with a sandbox.",
                    "Write none, bridge, or the name of an engine network.",
                    key));
        }
        boolean allowed = effective.settings().docker().dangerous().containerNamespaceJoin();
        if (network.startsWith(JOIN) && !allowed) {
            problems.add(effective.error(
                    "Sandbox security: joins the network of another container.",
                    "Use an engine network, or set docker.dangerouslyAllowContainerNamespaceJoin if you trust it"
                            + " fully.",
                    key));
        }
    }
}
