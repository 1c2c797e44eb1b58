package ai.openclaw.sandbox.model.session;

/**
 * The key of a session as its source wrote it, trimmed. Case is kept; anything but an empty text is a key.
 *
 * @param value the key
 */
public record SessionKey(String value) implements Comparable<SessionKey> {

    /** Most characters (UTF-16 units) a key may have; longer ones are refused where they come in. */
    public static final int MAX_LENGTH = 4096;

    private static final String AGENT_PREFIX = "agent:";

    public SessionKey {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a session key must not be empty");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a session key has at most " + MAX_LENGTH + " characters, this one has " + value.length());
        }
    }

    /** The agent the session belongs to: {@code agent:<id>:<rest>} names it, any other key belongs to {@code main}. */
    public AgentId agent() {
        int end = agentEnd();
        return end < 0 ? AgentId.MAIN : AgentId.of(value.substring(AGENT_PREFIX.length(), end));
    }

    /** What follows the agent, or the whole key when it names none. */
    String rest() {
        int end = agentEnd();
        return end < 0 ? value : value.substring(end + 1);
    }

    private int agentEnd() {
        if (!value.regionMatches(true, 0, AGENT_PREFIX, 0, AGENT_PREFIX.length())) {
            return -1;
        }
        int end = value.indexOf(':', AGENT_PREFIX.length());
        boolean named = end > AGENT_PREFIX.length() && end < value.length() - 1;
        return named ? end : -1;
    }

    @Override
    public int compareTo(SessionKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
