package ai.openclaw.sandbox.model.config.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Absolute paths inside a container, normalised. */
final class ContainerPath {

    /** Most characters of a path. */
    static final int MAX_LENGTH = 1024;

    private ContainerPath() {}

    static Parsed<String> parse(String text) {
        return normalise(text)
                .map(Parsed::good)
                .orElseGet(() -> Parsed.bad(
                        "is not a path in a container.",
                        "Write an absolute path other than /, without colons, commas, control characters and \"..\"."));
    }

    /** The path without doubled and trailing slashes; empty if it is none that can be mounted on. */
    static Optional<String> normalise(String text) {
        boolean plain = text.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == ':' || c == ',');
        if (!text.startsWith("/") || text.length() > MAX_LENGTH || !plain) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            if (part.equals("..")) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of("/" + String.join("/", parts));
    }
}
