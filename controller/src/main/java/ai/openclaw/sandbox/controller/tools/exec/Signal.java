package ai.openclaw.sandbox.controller.tools.exec;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Signals that can be sent to a run, by the names a shell has for them. */
public enum Signal {
    HUP,
    INT,
    QUIT,
    USR1,
    USR2,
    TERM,
    KILL;

    /** A signal by its name, with or without SIG, in any case. */
    public static Optional<Signal> of(String name) {
        String bare = name.strip().toUpperCase(Locale.ROOT);
        String word = bare.startsWith("SIG") ? bare.substring("SIG".length()) : bare;
        return Stream.of(values()).filter(signal -> signal.name().equals(word)).findFirst();
    }
}
