package ai.openclaw.sandbox.model.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What one sandbox serves: a session, an agent or everybody.
 *
 * @param value {@code shared}, {@code agent:<id>} or a session key, case kept
 */
public record ScopeKey(String value) implements Comparable<ScopeKey> {

    /** The scope key of the sandbox that all share. */
    public static final ScopeKey SHARED = new ScopeKey("shared");

    private static final int SLUG_HEAD = 32;
    private static final int SLUG_DIGITS = 8;
    private static final Pattern SLUG =
            Pattern.compile("[a-z0-9._-]{1," + SLUG_HEAD + "}-[0-9a-f]{" + SLUG_DIGITS + "}");
    private static final Pattern FOREIGN_RUN = Pattern.compile("[^a-z0-9._-]+");

    public ScopeKey {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a scope key must not be empty");
        }
    }

    /** The scope key under which a session's sandbox is found. */
    public static ScopeKey of(SandboxScope scope, SessionKey session) {
        return switch (scope) {
            case SHARED -> SHARED;
            case AGENT -> ofAgent(session.agent());
            case SESSION -> new ScopeKey(session.value());
        };
    }

    /** The scope key of an agent's own sandbox. */
    public static ScopeKey ofAgent(AgentId agent) {
        return new ScopeKey("agent:" + agent);
    }

    /**
     * A name made of the key that is fit for containers and directories, and differs for different keys: a readable head and the first
     * digits of the key's SHA-256.
     */
    public String slug() {
        if (equals(SHARED)) {
            return value;
        }
        String dashed =
                Edges.strip(FOREIGN_RUN.matcher(value.toLowerCase(Locale.ROOT)).replaceAll("-"));
        String head = dashed.substring(0, Math.min(dashed.length(), SLUG_HEAD));
        return (head.isEmpty() ? "session" : head) + "-" + digest(value).substring(0, SLUG_DIGITS);
    }

    /** Whether a text looks like the {@link #slug()} of some key; what does not is none. */
    public static boolean mayBeSlug(String text) {
        return text.equals(SHARED.value) || SLUG.matcher(text).matches();
    }

    /** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
    public static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(ScopeKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
