package ai.openclaw.sandbox.model.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One difference between what a container was made from and what it should be.
 *
 * @param path the setting, such as {@code memory} or {@code env.TZ}
 * @param from its value in the container; empty when it had none
 * @param to the value wanted; empty when none is
 */
public record DriftField(String path, Optional<String> from, Optional<String> to) {

    private static final Set<String> BYTES = Set.of("memory", "memorySwap", "docker.memory", "docker.memorySwap");
    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB");
    private static final long STEP = 1024;

    /** The difference as people read it: {@code memory: 128 MiB -> 192 MiB}. */
    @Override
    public String toString() {
        return path + ": " + from.map(value -> words(path, value)).orElse("(unset)") + " -> "
                + to.map(value -> words(path, value)).orElse("(unset)");
    }

    /**
     * A value of a setting as people read it: sizes in the largest unit that tells them exactly, for two that differ must never read alike; all else as it is.
     *
     * @param path as here or as the configuration has it, {@code docker.memory}
     */
    public static String words(String path, String value) {
        if (!BYTES.contains(path) || !value.matches("[1-9][0-9]{0,17}")) {
            return value;
        }
        long amount = Long.parseLong(value);
        int unit = 0;
        while (amount % STEP == 0 && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        return amount + " " + UNITS.get(unit);
    }
}
