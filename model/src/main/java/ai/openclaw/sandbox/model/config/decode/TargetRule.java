package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No two things may be mounted on the same directory of a container. */
final class TargetRule implements SandboxRule {

    /** Where a read-only agent workspace is mounted. */
    static final String AGENT_TARGET = "/agent";

    @Override
    public List<ConfigProblem> check(Effective effective) {
        Set<ConfigProblem> problems = new LinkedHashSet<>(); // the browser shares all but the binds
        check(effective, "docker.binds", effective.settings().docker().binds(), problems);
        effective.settings().browser().binds().ifPresent(binds -> check(effective, "browser.binds", binds, problems));
        return List.copyOf(problems);
    }

    private static void check(Effective effective, String key, List<String> binds, Set<ConfigProblem> problems) {
        DockerSettings docker = effective.settings().docker();
        Map<String, String> taken = new HashMap<>();
        taken.put(docker.workdir(), "the workspace (docker.workdir)");
        if (effective.settings().workspaceAccess() == WorkspaceAccess.RO
                && taken.put(AGENT_TARGET, "the agent's workspace (workspaceAccess ro)") != null) {
            problems.add(effective.error(
                    "is where the agent's workspace is mounted.", "Choose another directory.", "docker.workdir"));
        }
        for (int i = 0; i < binds.size(); i++) {
            claim(effective, taken, BindEntry.target(binds.get(i)), key + "[" + i + "]", problems);
        }
        for (String entry : docker.tmpfs()) {
            claim(effective, taken, TmpfsEntry.target(entry), "docker.tmpfs", problems);
        }
    }

    private static void claim(
            Effective effective, Map<String, String> taken, String target, String key, Set<ConfigProblem> problems) {
        String holder = taken.putIfAbsent(target, key);
        if (holder != null) {
            problems.add(effective.error(
                    "mounts on " + target + ", where " + holder + " is mounted already.",
                    "Give each its own directory.",
                    key,
                    list(key),
                    holder,
                    list(holder),
                    "docker.workdir"));
        }
    }

    /** Where a list is written; not every one knows the places of its entries. */
    private static String list(String entry) {
        return entry.replaceFirst("\\[\\d+]$", "");
    }
}
