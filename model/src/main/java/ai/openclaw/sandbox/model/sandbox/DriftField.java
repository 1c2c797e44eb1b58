package ai.openclaw.sandbox.model.sandbox;

import java.util.Optional;

/**
 * One difference between what a container was made from and what it should be.
 *
 * @param path the setting, such as {@code memory} or {@code env.TZ}
 * @param from its value in the container; empty when it had none
 * @param to the value wanted; empty when none is
 */
public record DriftField(String path, Optional<String> from, Optional<String> to) {

    /** The difference as people read it: {@code memory: 128 MiB -> 192 MiB}. */
    @Override
    public String toString() {
        return path + ": " + from.map(value -> SettingText.of(path, value)).orElse("(unset)") + " -> "
                + to.map(value -> SettingText.of(path, value)).orElse("(unset)");
    }
}
