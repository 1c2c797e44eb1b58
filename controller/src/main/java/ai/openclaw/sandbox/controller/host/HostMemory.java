package ai.openclaw.sandbox.controller.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much memory the host has left, as the kernel says. */
public final class HostMemory {

    /** Below this part of all memory it is short. */
    private static final double SHORT = 0.05;

    private final Path file;

    /** Of this host. */
    public HostMemory() {
        this(Path.of("/proc/meminfo"));
    }

    HostMemory(Path file) {
        this.file = file;
    }

    /** Whether memory is short; where nobody can tell, it is not. */
    public boolean isShort() {
        try {
            List<String> lines = Files.readAllLines(file);
            Optional<Long> all = value(lines, "MemTotal:");
            Optional<Long> left = value(lines, "MemAvailable:");
            return all.isPresent() && left.isPresent() && left.get() < SHORT * all.get();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Long> value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split(" ", 2)[0])
                .filter(number -> number.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .findFirst();
    }
}
