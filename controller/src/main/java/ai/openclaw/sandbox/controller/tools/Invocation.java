package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.session.SessionKey;

/**
 * One call as a tool sees it.
 *
 * @param session whose call
 * @param arguments what the tool was given
 * @param door the way into the session's sandbox
 * @param observer hears how it goes
 * @param leave what becomes of a command whose caller goes away
 */
public record Invocation(
        SessionKey session, Arguments arguments, SandboxDoor door, Tools.Observer observer, Tools.Leave leave) {}
