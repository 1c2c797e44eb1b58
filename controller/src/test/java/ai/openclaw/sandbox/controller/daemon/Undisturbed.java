package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Phase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a daemon that nobody disturbs makes of the wishes of a soak, learnt from one. */
final class Undisturbed {

    private static final int LISTED_NAME_END = 1;

    private final Map<Integer, List<String>> byMemory = new HashMap<>();

    private Undisturbed() {}

    static Undisturbed learn(Path directory) {
        Undisturbed undisturbed = new Undisturbed();
        List<String> sessions = Stream.concat(SoakWishes.FILED.stream(), SoakWishes.OPENED.stream())
                .toList();
        try (RunningDaemon running = new RunningDaemon(directory)) {
            SoakWishes.configure(running, SoakWishes.MEMORIES.getFirst());
            running.sessions("main", Instant.now().minusSeconds(60), sessions.toArray(String[]::new));
            running.start();
            for (int memory : SoakWishes.MEMORIES) {
                SoakWishes.configure(running, memory);
                Eventually.within(
                        RunningDaemon.SOON, "all have " + memory + " MB", () -> all(running, sessions.size(), memory));
                undisturbed.byMemory.put(memory, EndState.of(running).engine());
            }
        }
        return undisturbed;
    }

    /** The engine's words about the containers of these sessions, sorted. */
    List<String> containers(int memory, Collection<String> sessions) {
        return byMemory.getOrDefault(memory, List.of()).stream()
                .filter(line -> sessions.stream().anyMatch(session -> isOf(line, session)))
                .sorted()
                .toList();
    }

    static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static boolean isOf(String line, String session) {
        String name = line.split(" ", LISTED_NAME_END + 1)[0];
        return name.contains(session.replace(':', '-') + "-");
    }

    private static boolean all(RunningDaemon running, int count, int memory) {
        Collection<String> ids = running.containers().values();
        return ids.size() == count
                && running.sandboxes().stream().allMatch(it -> it.status().phase() == Phase.READY)
                && ids.stream()
                        .allMatch(id -> running.engine()
                                        .inspect(id)
                                        .at("/HostConfig/Memory")
                                        .asLong()
                                == (long) memory << 20);
    }
}
