package ai.openclaw.sandbox.controller.tools.sessions;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.tools.Arguments;
import ai.openclaw.sandbox.controller.tools.Invocation;
import ai.openclaw.sandbox.controller.tools.Parameters;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A tool about sessions. It needs no sandbox.
 *
 * @param name its name
 * @param summary what it does
 * @param parameters what it takes
 * @param work what it does for a session
 */
record SessionTool(ToolName name, String summary, Parameters parameters, Work work) implements Tool {

    /** What a tool does for the session that calls it. */
    interface Work {
        ObjectNode of(SessionKey self, Arguments arguments) throws ToolFailure;
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public Tools.Result run(Invocation call) throws ToolFailure {
        return new Tools.Result(work.of(call.session(), call.arguments()), Optional.empty());
    }
}
