package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two things may be mounted on the same directory of a container. */
final class TargetRule implements SandboxRule {

    /** Where a read-only agent workspace is mounted. */
    static final String AGENT_TARGET = "/agent";

    @Override
    public List<ConfigProblem> check(Effective effective) {
        DockerSettings docker = effective.settings().docker();
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        taken.put(docker.workdir(), "the workspace (docker.workdir)");
        if (effective.settings().workspaceAccess() == WorkspaceAccess.RO
                && taken.put(AGENT_TARGET, "the agent's workspace (workspaceAccess ro)") != null) {
            problems.add(effective.error(
                    "is where the agent's workspace is mounted.", "Choose another directory.", "docker.workdir"));
        }
        for (int i = 0; i < docker.binds().size(); i++) {
            String target = BindEntry.target(docker.binds().get(i));
            claim(effective, taken, target, "docker.binds[" + i + "]", problems);
        }
        for (String entry : docker.tmpfs()) {
            claim(effective, taken, TmpfsEntry.target(entry), "docker.tmpfs", problems);
        }
        return problems;
    }

    private static void claim(
            Effective effective, Map<String, String> taken, String target, String key, List<ConfigProblem> problems) {
        String holder = taken.putIfAbsent(target, key);
        if (holder != null) {
            problems.add(effective.error(
                    "mounts on " + target + ", where " + holder + " is mounted already.",
                    "Give each its own directory.",
                    key,
                    holder,
                    "docker.workdir"));
        }
    }
}
