package ai.openclaw.sandbox.api.port;

import java.util.Optional;

/** What somebody may do here. Each role may do all that those before it may. */
public enum Role {
    /** Looks at everything that is no secret. */
    VIEWER("viewer"),
    /** Also acts: recreates and removes sandboxes, opens sessions, uses tools and terminals. */
    OPERATOR("operator"),
    /** Also changes the configuration, sees its text, and says which devices get in. */
    ADMIN("admin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** Its name in the API. */
    public String word() {
        return word;
    }

    /** Whether this role may do what {@code least} may. */
    public boolean covers(Role least) {
        return compareTo(least) >= 0;
    }

    /** The role of a name; empty when there is none. */
    public static Optional<Role> parse(String word) {
        for (Role role : values()) {
            if (role.word.equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
