package ai.openclaw.sandbox.controller.tools.file;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.tools.Arguments;
import ai.openclaw.sandbox.controller.tools.Invocation;
import ai.openclaw.sandbox.controller.tools.Parameters;
import ai.openclaw.sandbox.controller.tools.SandboxRoom;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.tool.ToolFailure;

/**
 * A tool that works on files of the sandbox.
 *
 * @param name its name
 * @param summary what it does
 * @param parameters what it takes
 * @param work what it does with the files
 */
record FileTool(ToolName name, String summary, Parameters parameters, Work work) implements Tool {

    /** What a tool does with files. */
    interface Work {
        Tools.Result on(SandboxMounts mounts, Arguments arguments) throws ToolFailure;
    }

    @Override
    public Needs needs() {
        return Needs.SANDBOX;
    }

    @Override
    public Tools.Result run(Invocation call) throws ToolFailure, InterruptedException {
        try (SandboxRoom room = call.door().enter()) {
            return work.on(Mounts.of(room.spec()), call.arguments());
        }
    }
}
