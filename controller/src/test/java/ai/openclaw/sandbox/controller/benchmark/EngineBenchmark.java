package ai.openclaw.sandbox.controller.benchmark;

import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.fixtures.FaultingProxy;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A whole daemon on the real engine, and the same engine by hand, turn by turn in one run, so that a busy moment falls on both. */
final class EngineBenchmark {

    private static final int WARM_UP = 8;
    private static final int BURST = 40;
    private static final long LOOK_NANOS = 500_000;
    private static final double START_GOAL = 1.15;
    private static final double EDIT_GOAL_MS = 200;
    private static final List<Integer> PARALLELISMS = List.of(2, 4, 8);

    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session",
            docker: { image: "IMAGE", containerPrefix: "PREFIX", memory: "MEMORY" } } },
            list: [ { id: "main" }, { id: "edit" } ] } }
        """;

    private final Path directory;
    private final int runs;
    private final Progress progress;

    EngineBenchmark(Path directory, int runs, Progress progress) {
        this.directory = directory;
        this.runs = runs;
        this.progress = progress;
    }

    List<Figure> run() throws IOException {
        List<Figure> figures = new ArrayList<>();
        try (RunningDaemon running = new RunningDaemon(directory.resolve("plain"))) {
            running.knobs("{ hotWindow: \"1s\", maxSandboxes: 400 }");
            running.configure(CONFIGURATION.replace("MEMORY", "512m"));
            running.start();
            try (Turns turns = new Turns(running)) {
                figures.add(oneByOne(turns));
                figures.add(burst(turns));
            }
        }
        figures.add(edits());
        return figures;
    }

    private Figure oneByOne(Turns turns) {
        Samples ours = new Samples();
        Samples raw = new Samples();
        for (int i = 0; i < WARM_UP + runs; i++) {
            progress.say("session to Ready, beside create+start by hand", i + 1, WARM_UP + runs);
            long mine = turns.openAndAwait("agent:main:one-" + i);
            long theirs = turns.byHand().one();
            turns.clear();
            if (i >= WARM_UP) {
                ours.add(mine);
                raw.add(theirs);
            }
        }
        return new Figure(
                "session opened (HTTP) to sandbox Ready",
                Figure.spread(ours),
                Optional.of(Figure.spread(raw)),
                Figure.ratio(ours.median() / raw.median()),
                Optional.of(Figure.ratio(START_GOAL)));
    }

    private Figure burst(Turns turns) {
        int rounds = Math.max(2, runs / 8);
        Samples ours = new Samples();
        Map<Integer, Samples> raw = new TreeMap<>();
        for (int round = 0; round <= rounds; round++) { // the first is to warm up
            progress.say("burst of " + BURST + " sessions, beside the same by hand", round + 1, rounds + 1);
            String prefix = "agent:main:burst-" + round + "-";
            long each = turns.openAllAndAwait(
                            IntStream.range(0, BURST).mapToObj(i -> prefix + i).toList())
                    / BURST;
            turns.clear();
            if (round == 0) {
                continue;
            }
            ours.add(each);
            for (int atOnce : PARALLELISMS) {
                raw.computeIfAbsent(atOnce, key -> new Samples())
                        .add(turns.byHand().many(BURST, atOnce) / BURST);
                turns.clear();
            }
        }
        Map.Entry<Integer, Samples> best = raw.entrySet().stream()
                .min(Map.Entry.comparingByValue(Comparator.comparingDouble(Samples::median)))
                .orElseThrow();
        return new Figure(
                "burst of " + BURST + " sessions, each",
                "%.0f ms".formatted(ours.median()),
                Optional.of("%.0f ms, %d at once".formatted(best.getValue().median(), best.getKey())),
                Figure.ratio(ours.median() / best.getValue().median()),
                Optional.of(Figure.ratio(START_GOAL)));
    }

    /** From the moment the new file stands under its name to the moment the request to create the new container comes to the engine. */
    private Figure edits() throws IOException {
        Samples samples = new Samples();
        try (FaultingProxy proxy = FaultingProxy.to(RealEngine.socket());
                RunningDaemon running = new RunningDaemon(directory.resolve("edits"))) {
            running.environment().put("DOCKER_HOST", proxy.address());
            running.knobs("{ hotWindow: \"0s\" }");
            running.configure(CONFIGURATION.replace("MEMORY", "512m"));
            running.sessions("edit", "agent:edit:one");
            running.start();
            running.awaitReady("agent:edit:one");
            for (int i = 0; i < WARM_UP + runs; i++) {
                progress.say("edit to first engine call", i + 1, WARM_UP + runs);
                long took = edit(running, proxy, 300 + i);
                if (i >= WARM_UP) {
                    samples.add(took);
                }
            }
        }
        return new Figure(
                "configuration saved to the request to create",
                Figure.spread(samples),
                Optional.empty(),
                Figure.millis(samples.percentile(90)),
                Optional.of(Figure.millis(EDIT_GOAL_MS)));
    }

    private static long edit(RunningDaemon running, FaultingProxy proxy, int megabytes) {
        String before = running.sandbox("agent:edit:one")
                .map(EngineBenchmark::container)
                .orElseThrow();
        long seen = creations(proxy);
        running.configure(CONFIGURATION.replace("MEMORY", megabytes + "m"));
        long saved = System.nanoTime();
        while (creations(proxy) == seen) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        long took = System.nanoTime() - saved;
        running.await(
                "agent:edit:one",
                "is replaced",
                sandbox -> sandbox.status().phase() == Phase.READY
                        && !container(sandbox).equals(before));
        return took;
    }

    private static String container(Sandbox sandbox) {
        return sandbox.status().container().orElseThrow().id();
    }

    private static long creations(FaultingProxy proxy) {
        return proxy.seen().stream()
                .filter(request -> request.equals("POST /containers/create"))
                .count();
    }
}
