package ai.openclaw.sandbox.model.session;

/**
 * Which session of an agent is its main one.
 *
 * @param mainKey {@code session.mainKey}
 * @param global whether {@code session.scope} is {@code global}, so that one main session serves all
 */
public record SessionRules(String mainKey, boolean global) {

    private static final String GLOBAL = "global";
    private static final String MAIN = "main";

    /** The key of an agent's main session. */
    public SessionKey mainSession(AgentId agent) {
        return new SessionKey(global ? GLOBAL : "agent:" + agent + ":" + mainKey);
    }

    /** Whether {@code key} is, or is an alias of, the main session of its own agent. */
    public boolean isMain(SessionKey key) {
        return canonical(key).equals(mainSession(key.agent()));
    }

    /** The key with aliases of a main session ({@code main}, the main key, {@code agent:<id>:main}) replaced by it. */
    public SessionKey canonical(SessionKey key) {
        String rest = key.rest();
        boolean alias = rest.equals(MAIN) || rest.equals(mainKey);
        return alias ? mainSession(key.agent()) : key;
    }
}
