package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The labels that say whose a container is and what it was made as. Users and scripts depend on their names. */
public final class SandboxLabels {

    /** {@code 1} on every sandbox. */
    public static final String SANDBOX = "openclaw.sandbox";

    /** The scope key. */
    public static final String SCOPE_KEY = "openclaw.sessionKey";

    /** {@code 1} on browsers. */
    public static final String BROWSER = "openclaw.sandboxBrowser";

    /** Which state directory's daemon made it; a container without ours is never touched. */
    public static final String INSTANCE = "openclaw.instance";

    /** The agent. */
    public static final String AGENT = "openclaw.agent";

    /** The scope's word. */
    public static final String SCOPE = "openclaw.scope";

    /** The sandbox's name, which outlives a container's being renamed. */
    public static final String NAME = "openclaw.name";

    /** When it was made, milliseconds since 1970, by the daemon's clock. */
    public static final String CREATED_AT = "openclaw.createdAtMs";

    /** The hash of what it was made from. */
    public static final String CONFIG_HASH = "openclaw.configHash";

    /** On browsers: the port in the container that CDP is reached at. */
    public static final String CDP_PORT = "openclaw.browser.cdpPort";

    /** On browsers that can be watched: the port in the container that noVNC's page is at. */
    public static final String NO_VNC_PORT = "openclaw.browser.noVncPort";

    private SandboxLabels() {}

    /** Labels that follow from what a sandbox is; they count in its hash. */
    public static Map<String, String> ofIdentity(SandboxIdentity identity, String instance) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(SANDBOX, "1");
        labels.put(SCOPE_KEY, identity.scopeKey().value());
        labels.put(INSTANCE, instance);
        labels.put(AGENT, identity.agent().value());
        labels.put(SCOPE, identity.scope().word());
        labels.put(NAME, identity.name().value());
        if (identity.kind() == SandboxKind.BROWSER) {
            labels.put(BROWSER, "1");
        }
        return labels;
    }

    /** Labels that differ from creation to creation. */
    public static Map<String, String> ofCreation(SpecHash hash, Instant createdAt) {
        return Map.of(CONFIG_HASH, hash.value(), CREATED_AT, Long.toString(createdAt.toEpochMilli()));
    }

    /** The identity a container's labels tell of, as far as they are whole. */
    public static Optional<SandboxIdentity> identity(Map<String, String> labels) {
        String name = labels.get(NAME);
        String agent = labels.get(AGENT);
        String scope = labels.get(SCOPE);
        String scopeKey = labels.get(SCOPE_KEY);
        if (name == null || agent == null || scope == null || scopeKey == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SandboxIdentity(
                    new SandboxName(name),
                    "1".equals(labels.get(BROWSER)) ? SandboxKind.BROWSER : SandboxKind.TOOL,
                    AgentId.of(agent),
                    SandboxScope.valueOf(scope.toUpperCase(Locale.ROOT)),
                    new ScopeKey(scopeKey)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // labels written by somebody else's hand
        }
    }
}
