package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Paths on the daemon's side: absolute, or below the home directory with {@code ~}. */
final class HostPath {

    private static final int MAX_LENGTH = 4096;
    private static final String EXPECTED = "an absolute path, or one that starts with ~/";

    private HostPath() {}

    static ValueType<Path> type() {
        return (value, reading) -> reading.text(value, EXPECTED).flatMap(text -> {
            Optional<Path> path = resolve(text.strip(), reading.surroundings().home());
            return path.or(() -> reading.refuse(value, "is not an absolute path.", "Write " + EXPECTED + "."));
        });
    }

    /** A path, or the given refusal for one word that other tools take in its place. */
    static ValueType<Path> unless(String word, String message) {
        return (value, reading) -> value.node() instanceof StringNode text
                        && text.value().strip().toLowerCase(Locale.ROOT).equals(word)
                ? reading.refuse(value, message, "Write " + EXPECTED + ", or remove it.")
                : type().read(value, reading);
    }

    private static Optional<Path> resolve(String text, Path home) {
        boolean plain = text.chars().noneMatch(c -> c < ' ' || c == 0x7f);
        if (text.isEmpty() || text.length() > MAX_LENGTH || !plain) {
            return Optional.empty();
        }
        try {
            if (text.equals("~") || text.startsWith("~/")) {
                return Optional.of(
                        home.resolve(text.equals("~") ? "" : text.substring(2)).normalize());
            }
            Path path = Path.of(text);
            return path.isAbsolute() ? Optional.of(path.normalize()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
