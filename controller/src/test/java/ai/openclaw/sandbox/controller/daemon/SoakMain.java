package ai.openclaw.sandbox.controller.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs for long what tests run for a moment. See scripts/soak.sh. Arguments: kills, passes, seed. */
final class SoakMain {

    private SoakMain() {}

    public static void main(String[] arguments) throws IOException {
        int kills = Integer.parseInt(arguments[0]);
        int passes = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path directory = Files.createTempDirectory("openclaw-test-soak");
        Consumer<String> progress = System.err::println;
        try {
            if (kills > 0) {
                System.out.println(
                        new KillSoak(directory, seed, progress).run(kills).table());
            }
            if (passes > 0) {
                System.out.println(PassSoak.table(new PassSoak(directory, progress).run(passes)));
            }
        } finally {
            sweep(directory);
        }
        System.exit(0); // whatever threads of clients are still about to end
    }

    private static void sweep(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
