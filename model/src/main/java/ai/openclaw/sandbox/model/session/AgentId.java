package ai.openclaw.sandbox.model.session;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The identifier of an agent in its normal form.
 *
 * @param value {@code [a-z0-9][a-z0-9_-]{0,63}}, or what {@link #of} makes of a name that does not fit that
 */
public record AgentId(String value) implements Comparable<AgentId> {

    /** Most characters an agent id has. */
    public static final int MAX_LENGTH = 64;

    /** The agent that owns whatever names no agent. */
    public static final AgentId MAIN = new AgentId("main");

    private static final Pattern WELL_FORMED = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern FOREIGN_RUN = Pattern.compile("[^a-z0-9_-]+");

    public AgentId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("agent id must have 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** The agent a person means by {@code raw}: any text is accepted, an empty one means {@link #MAIN}. */
    public static AgentId of(String raw) {
        String lower = raw.strip().toLowerCase(Locale.ROOT);
        if (WELL_FORMED.matcher(lower).matches()) {
            return new AgentId(lower);
        }
        String dashed = Edges.strip(FOREIGN_RUN.matcher(lower).replaceAll("-"));
        String cut = dashed.substring(0, Math.min(dashed.length(), MAX_LENGTH));
        return cut.isEmpty() ? MAIN : new AgentId(cut);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
