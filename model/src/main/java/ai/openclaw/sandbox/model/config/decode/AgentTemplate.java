package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.ToolLists;
import ai.openclaw.sandbox.model.session.AgentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of an agent the configuration does not name.
 *
 * @param effective the default sandbox settings
 * @param workspace {@code agents.defaults.workspace}
 * @param state absolute state directory, under which workspaces lie that are not configured
 * @param pathPrepend {@code tools.exec.pathPrepend}
 */
record AgentTemplate(Effective effective, Optional<Path> workspace, Path state, List<String> pathPrepend)
        implements Function<AgentId, AgentSettings> {

    @Override
    public AgentSettings apply(AgentId id) {
        return new AgentSettings.Resolved(
                id,
                workspaceOf(id),
                effective.settings(),
                ToolLists.absent(),
                ToolLists.absent(),
                pathPrepend,
                effective.provenance());
    }

    /** The workspace of an agent that names none. */
    Path workspaceOf(AgentId id) {
        String ownDirectory = id.equals(AgentId.MAIN) ? "workspace" : "workspace-" + id;
        return workspace.orElseGet(() -> state.resolve(ownDirectory));
    }
}
