package ai.openclaw.sandbox.model.config;

import ai.openclaw.sandbox.model.session.SandboxScope;
import java.nio.file.Path;

/**
 * The sandbox settings of one agent after precedence: agent over defaults over built-in.
 *
 * @param mode which sessions are sandboxed
 * @param scope who shares a sandbox
 * @param workspaceAccess what it sees of the agent's workspace
 * @param workspaceRoot absolute directory under which sandbox directories are made
 * @param docker container settings
 * @param browser browser sandbox settings
 * @param prune when unused sandboxes go
 * @param sessionToolsVisibility which sessions its session tools tell of
 */
public record SandboxSettings(
        SandboxMode mode,
        SandboxScope scope,
        WorkspaceAccess workspaceAccess,
        Path workspaceRoot,
        DockerSettings docker,
        BrowserSettings browser,
        PruneSettings prune,
        SessionVisibility sessionToolsVisibility) {

    public SandboxSettings {
        if (!workspaceRoot.isAbsolute()) {
            throw new IllegalArgumentException("workspaceRoot must be absolute: " + workspaceRoot);
        }
    }
}
