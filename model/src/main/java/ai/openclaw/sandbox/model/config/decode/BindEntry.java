package ai.openclaw.sandbox.model.config.decode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds: {@code host:container[:mode]}. Only their form is checked here; what may be mounted is a matter of security rules. */
final class BindEntry {

    private static final Set<String> MODES = Set.of(
            "ro",
            "rw",
            "z",
            "Z",
            "private",
            "rprivate",
            "shared",
            "rshared",
            "slave",
            "rslave",
            "nocopy",
            "cached",
            "delegated",
            "consistent");

    private BindEntry() {}

    /** The bind with both paths normalised. */
    static Parsed<String> parse(String text) {
        List<String> parts = List.of(text.strip().split(":", -1));
        if (parts.size() < 2 || parts.size() > 3) {
            return Parsed.bad("is not a bind.", "Write it as \"/host/path:/container/path:ro\".");
        }
        Optional<String> source = ContainerPath.normalise(parts.get(0));
        if (source.isEmpty()) {
            return Parsed.bad(
                    "Sandbox security: does not start with an absolute host path.",
                    "Write the whole path of a directory; relative paths and named volumes are refused.");
        }
        Optional<String> target = ContainerPath.normalise(parts.get(1));
        if (target.isEmpty()) {
            return Parsed.bad(
                    "has no absolute path in the container.", "Write it as \"/host/path:/container/path:ro\".");
        }
        String mode = parts.size() == 3 ? parts.get(2) : "";
        if (parts.size() == 3 && !MODES.containsAll(List.of(mode.split(",", -1)))) {
            return Parsed.bad("has an unknown mode.", "Write ro or rw after the last colon.");
        }
        return Parsed.good(source.get() + ":" + target.get() + (mode.isEmpty() ? "" : ":" + mode));
    }

    /** The source of a bind that {@link #parse} accepted. */
    static String source(String bind) {
        return bind.split(":", -1)[0];
    }

    /** The target of a bind that {@link #parse} accepted. */
    static String target(String bind) {
        return bind.split(":", -1)[1];
    }
}
