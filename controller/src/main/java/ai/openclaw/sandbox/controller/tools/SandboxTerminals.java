package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.api.port.Terminals;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.tools.exec.Talk;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Shells for people. Whether an agent may run commands is no matter here: it is a person who does, and the audit says who. */
public final class SandboxTerminals implements Terminals {

    private static final String NAME = "terminal";

    private final StatusBoard board;
    private final Entrance entrance;
    private final Talk talk;
    private final Audit audit;

    /**
     * @param board what is said of sandboxes
     * @param entrance the way into them
     * @param talk begins what one talks to
     * @param audit takes down who did
     */
    public SandboxTerminals(StatusBoard board, Entrance entrance, Talk talk, Audit audit) {
        this.board = board;
        this.entrance = entrance;
        this.talk = talk;
        this.audit = audit;
    }

    @Override
    public Tools.Conversation open(SandboxName name, TerminalSize size, String actor, Tools.Observer observer)
            throws ToolFailure {
        Sandbox sandbox = board.get(name)
                .orElseThrow(() -> new ToolFailure(
                        ToolReason.SANDBOX_GONE, "There is no sandbox " + name + ". See: openclaw sandbox list"));
        SessionKey session = sandbox.status().sessions().stream()
                .findFirst()
                .map(SessionKey::new)
                .orElseGet(() ->
                        new SessionKey("agent:" + sandbox.identity().agent().value() + ":main"));
        Audit.Entry entry = audit.begin(
                new Tools.Call(session, NAME, JsonNodeFactory.instance.objectNode(), actor, Tools.Leave.KILL));
        try {
            return talk.shell(session, entrance.door(sandbox.identity(), observer), size, observer, entry);
        } catch (ToolFailure e) {
            throw entry.failed(e);
        } catch (InterruptedException e) {
            throw entry.failed(new ToolFailure(ToolReason.CANCELLED, "Nobody sits at the terminal any more.", e));
        }
    }
}
