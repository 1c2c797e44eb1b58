package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.DockerSettings.Dangerous;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import ai.openclaw.sandbox.model.security.BindRules;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What of the host may be mounted into a sandbox, by name; where names lead is looked at before a container is made. */
final class BindRule implements SandboxRule {

    private final ProtectedPaths guarded;

    BindRule(ProtectedPaths guarded) {
        this.guarded = guarded;
    }

    @Override
    public List<ConfigProblem> check(Effective effective) {
        SandboxSettings settings = effective.settings();
        DockerSettings docker = settings.docker();
        Dangerous dangerous = docker.dangerous();
        BindRules rules = new BindRules(
                guarded,
                List.of(settings.workspaceRoot(), effective.workspace()),
                docker.workdir(),
                new BindRules.Allowed(dangerous.externalBindSources(), dangerous.reservedContainerTargets()));
        List<ConfigProblem> problems = new ArrayList<>();
        check(effective, rules, "docker.binds", docker.binds(), problems);
        settings.browser().binds().ifPresent(binds -> check(effective, rules, "browser.binds", binds, problems));
        return problems;
    }

    private static void check(
            Effective effective, BindRules rules, String key, List<String> binds, List<ConfigProblem> problems) {
        for (int i = 0; i < binds.size(); i++) {
            String bind = binds.get(i);
            String place = key + "[" + i + "]";
            rules.check(Path.of(BindEntry.source(bind)), BindEntry.target(bind))
                    .forEach(refusal -> problems.add(effective.error(refusal.message(), refusal.remedy(), place, key)));
        }
    }
}
