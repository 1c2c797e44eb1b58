package ai.openclaw.sandbox.reconciler.plan;

import java.util.List;
import java.util.Locale;

/** Guesses from the output of a failed set-up command which setting stands in its way. */
final class SetupHints {

    private record Hint(String trace, String advice) {}

    private static final List<Hint> HINTS = List.of(
            new Hint("read-only file system", "The root is read-only: set docker.readOnlyRoot to false."),
            new Hint("temporary failure", "There is no network: set docker.network to a network, such as bridge."),
            new Hint("could not resolve", "There is no network: set docker.network to a network, such as bridge."),
            new Hint("network is unreachable", "There is no network: set docker.network to a network, such as bridge."),
            new Hint("permission denied", "It does not run as root: set docker.user to \"0:0\" where it has to."),
            new Hint("are you root", "It does not run as root: set docker.user to \"0:0\" where it has to."),
            new Hint("operation not permitted", "A capability is missing: see docker.capDrop and docker.user."));

    private SetupHints() {}

    static String of(String output) {
        String lower = output.toLowerCase(Locale.ROOT);
        return HINTS.stream()
                .filter(hint -> lower.contains(hint.trace))
                .map(hint -> " " + hint.advice)
                .distinct()
                .reduce("", String::concat);
    }
}
