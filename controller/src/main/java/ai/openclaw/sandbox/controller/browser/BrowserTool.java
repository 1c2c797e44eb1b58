package ai.openclaw.sandbox.controller.browser;

import ai.openclaw.sandbox.api.port.BrowserLinkException;
import ai.openclaw.sandbox.api.port.BrowserLinks;
import ai.openclaw.sandbox.api.port.BrowserLinks.Door;
import ai.openclaw.sandbox.api.port.BrowserLinks.Link;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.tools.Invocation;
import ai.openclaw.sandbox.controller.tools.Parameters;
import ai.openclaw.sandbox.controller.tools.SandboxRoom;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.sandbox.BrowserAddress;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/** The {@code browser} tool: makes the session's browser if need be, and hands out where it is and links that open it. */
public final class BrowserTool implements Tool {

    private final BrowserLinks links;
    private final Function<SandboxName, Optional<Sandbox>> board;

    /**
     * @param links makes links
     * @param board what is said of a sandbox
     */
    public BrowserTool(BrowserLinks links, Function<SandboxName, Optional<Sandbox>> board) {
        this.links = links;
        this.board = board;
    }

    @Override
    public ToolName name() {
        return new ToolName("browser");
    }

    @Override
    public String summary() {
        return "Hand out this session's browser: where it speaks CDP, where it can be watched, and for each a link"
                + " that gives the token or the password, once and within " + BrowserLinks.VALID.toSeconds() + " s.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.of();
    }

    @Override
    public Needs needs() {
        return Needs.BROWSER;
    }

    @Override
    public Tools.Result run(Invocation call) throws ToolFailure, InterruptedException {
        try (SandboxRoom room = call.door().enter()) {
            Sandbox sandbox = board.apply(room.identity().name()).orElseThrow(BrowserTool::gone);
            BrowserAddress address = sandbox.status().browser().orElseThrow(BrowserTool::gone);
            String actor = "session:" + call.session().value();
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("sandbox", room.identity().name().value());
            Link cdp = links.issue(sandbox, Door.CDP, actor);
            result.put("cdpUrl", address.cdpUrl()).put("cdpLink", cdp.path());
            if (address.noVncUrl().isPresent()) {
                Link page = links.issue(sandbox, Door.NO_VNC, actor);
                result.put("noVncUrl", address.noVncUrl().get()).put("noVncLink", page.path());
            }
            result.put("expiresAt", cdp.expiresAt().toString());
            return new Tools.Result(result, Optional.empty());
        } catch (BrowserLinkException e) {
            throw new ToolFailure(
                    e.why() == BrowserLinkException.Why.TOO_MANY
                            ? ToolReason.LIMIT_REACHED
                            : ToolReason.SANDBOX_NOT_READY,
                    e.text(),
                    e);
        }
    }

    private static ToolFailure gone() {
        return new ToolFailure(ToolReason.SANDBOX_GONE, "The browser went away this moment. Try again.");
    }
}
