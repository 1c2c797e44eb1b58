package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;

/**
 * Which sandbox this is.
 *
 * @param name its name
 * @param kind what it is for
 * @param agent the agent whose settings it has
 * @param scope who shares it
 * @param scopeKey what it serves
 */
public record SandboxIdentity(
        SandboxName name, SandboxKind kind, AgentId agent, SandboxScope scope, ScopeKey scopeKey) {}
