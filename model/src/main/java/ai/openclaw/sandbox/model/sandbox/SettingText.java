package ai.openclaw.sandbox.model.sandbox;

import java.util.List;
import java.util.Set;

/** Values of settings as people read them. */
public final class SettingText {

    private static final Set<String> BYTES = Set.of("memory", "memorySwap", "docker.memory", "docker.memorySwap");
    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB");
    private static final long STEP = 1024;

    private SettingText() {}

    /**
     * Sizes in the largest unit that tells them exactly, for two that differ must never read alike; all else as it is.
     *
     * @param path as the configuration has it, {@code docker.memory}, or as drift is told, {@code memory}
     */
    public static String of(String path, String value) {
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
