package ai.openclaw.sandbox.controller.cli.session;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.util.Set;

/** A session as one part of a path. */
public final class SessionPath {

    /** What every program takes for something else in a path, however it is written. */
    private static final Set<String> DOTS = Set.of(".", "..");

    private SessionPath() {}

    /** By its key, an alias or its name. */
    public static String of(String text) {
        String key = checked(text).value();
        return DOTS.contains(key) ? name(text) : DaemonClient.encode(key);
    }

    /** By the name that its key has. */
    static String name(String text) {
        return new ScopeKey(checked(text).value()).slug();
    }

    private static SessionKey checked(String text) {
        try {
            return new SessionKey(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Not a session key: " + e.getMessage() + ".", "One looks like agent:main:demo");
        }
    }
}
