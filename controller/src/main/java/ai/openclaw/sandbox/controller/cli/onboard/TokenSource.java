package ai.openclaw.sandbox.controller.cli.onboard;

import java.util.Arrays;
import java.util.Optional;

/** Where the gateway's token comes from. */
public enum TokenSource {
    /** What the configuration says about it stays as it is. */
    KEEP("keep", "Leave what the configuration says"),
    /** {@code OPENCLAW_GATEWAY_TOKEN} when set, else one the daemon makes and keeps in the state directory. */
    AUTOMATIC("automatic", "OPENCLAW_GATEWAY_TOKEN if it is set, else the daemon makes one and keeps it"),
    /** The configuration refers to the variable, and the daemon does not start without it. */
    VARIABLE("env", "Always OPENCLAW_GATEWAY_TOKEN: refer to it in the configuration");

    private final String word;
    private final String label;

    TokenSource(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** How a flag says it. */
    public String word() {
        return word;
    }

    /** How a person reads it. */
    public String label() {
        return label;
    }

    static Optional<TokenSource> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
}
