package ai.openclaw.sandbox.controller.benchmark;

import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.fixtures.KeptConnection;
import ai.openclaw.sandbox.fixtures.RawEngine;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command of an agent: the shortest there is, over HTTP on a connection that is kept, in a shell that waits and in one made for it; beside an exec by plain engine calls and by the docker
 * command. What asks is as plain on our side as on the engine's. By turns, with a pause after each as agents make it, in which the next shell is made ready.
 */
final class ExecBenchmark {

    private static final int WARM_UP = 10;
    private static final int CALLS_BEFORE = 2_000; // of a daemon that has been at work for an hour or two
    private static final int COMMANDS_BEFORE = 100;
    private static final double GOAL = 0.15;
    private static final int OK = 200;
    private static final long PAUSE_NANOS = 400_000_000L;
    private static final String SESSION = "agent:main:exec";
    private static final String TOOLS = "/apis/sandbox.openclaw.ai/v1/sessions/agent:main:exec/tools/";
    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session",
            docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
        """;
    private static final String EXEC = "{\"AttachStdout\":true,\"AttachStderr\":true,\"Cmd\":[\"true\"]}";

    private final Path directory;
    private final String launcher;
    private final int runs;
    private final Progress progress;

    ExecBenchmark(Path directory, String launcher, int runs, Progress progress) {
        this.directory = directory;
        this.launcher = launcher;
        this.runs = runs;
        this.progress = progress;
    }

    /** Something to time. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    List<Figure> run() throws IOException, InterruptedException {
        Samples raw = new Samples();
        Samples docker = new Samples();
        Samples warm = new Samples();
        Samples cold = new Samples();
        Samples command = new Samples();
        try (RunningDaemon running = new RunningDaemon(directory.resolve("exec"))) {
            running.configure(CONFIGURATION);
            running.start();
            String container;
            try (KeptConnection http = connection(running)) {
                ours(http);
                workBefore(http);
                container = running.containers().values().iterator().next();
                for (int i = 0; i < WARM_UP + runs; i++) {
                    progress.say("commands, beside the engine's own exec", i + 1, WARM_UP + runs);
                    boolean counts = i >= WARM_UP;
                    time(raw, counts, () -> byHand(running.engine(), container));
                    time(warm, counts, () -> ours(http));
                }
            }
            // Apart: a program that starts takes the processors for half a second, and leaves nothing of others in
            // their caches.
            for (int i = 0; i < WARM_UP + runs; i++) {
                progress.say("programs that run a command", i + 1, WARM_UP + runs);
                boolean counts = i >= WARM_UP;
                time(docker, counts, () -> byProgram(Map.of(), "docker", "exec", container, "true"));
                time(
                        command,
                        counts,
                        () -> byProgram(environment(running), launcher, "exec", "--session", SESSION, "--", "true"));
            }
            running.knobs("{ hotWindow: \"1s\", warmExecSlots: 0 }");
            try (KeptConnection http = connection(running)) {
                for (int i = 0; i < WARM_UP + runs; i++) {
                    progress.say("commands in shells made for them", i + 1, WARM_UP + runs);
                    time(cold, i >= WARM_UP, () -> ours(http));
                }
            }
        }
        return List.of(
                figure("exec over HTTP, a shell waits", warm, raw, Optional.of(GOAL)),
                figure("exec over HTTP, no shell waits", cold, raw, Optional.empty()),
                figure("`openclaw exec`, beside `docker exec`", command, docker, Optional.empty()),
                figure("`docker exec`, beside plain engine calls", docker, raw, Optional.empty()));
    }

    private void workBefore(KeptConnection http) {
        for (int i = 0; i < CALLS_BEFORE; i++) {
            progress.say("calls before the first is counted", i + 1, CALLS_BEFORE + COMMANDS_BEFORE);
            http.post(TOOLS + "read", "{\"path\":\"not-there\"}");
        }
        for (int i = 0; i < COMMANDS_BEFORE; i++) {
            progress.say("calls before the first is counted", CALLS_BEFORE + i + 1, CALLS_BEFORE + COMMANDS_BEFORE);
            ours(http);
        }
    }

    private static KeptConnection connection(RunningDaemon running) {
        return new KeptConnection(running.daemon().port(), running.token());
    }

    private static void ours(KeptConnection http) {
        RawEngine.Answer answer = http.post(TOOLS + "exec", "{\"command\":\"true\"}");
        if (answer.status() != OK || answer.json().path("exitCode").asInt(-1) != 0) {
            throw new IllegalStateException("exec failed: " + answer);
        }
    }

    /** The program is built once for all, with its class archive, and does not look for it in the home it is given. */
    private static Map<String, String> environment(RunningDaemon running) {
        Map<String, String> environment = new HashMap<>(running.environment());
        environment.putIfAbsent("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return environment;
    }

    private static Figure figure(String what, Samples ours, Samples raw, Optional<Double> goal) {
        return new Figure(
                what,
                spread(ours),
                Optional.of(spread(raw)),
                Figure.ratio(ours.median() / raw.median()),
                goal.map(Figure::ratio));
    }

    private static String spread(Samples samples) {
        return "p50 %.1f ms, p99 %.1f ms".formatted(samples.median(), samples.percentile(99));
    }

    private static void time(Samples samples, boolean counts, Work work) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        work.run();
        long took = System.nanoTime() - begin;
        if (counts) {
            samples.add(took);
        }
        Thread.sleep(Duration.ofNanos(PAUSE_NANOS));
    }

    private static void byHand(RawEngine engine, String container) {
        String exec = engine.post("/containers/" + container + "/exec", EXEC)
                .json()
                .path("Id")
                .asText();
        engine.post("/exec/" + exec + "/start", "{\"Detach\":false,\"Tty\":false}");
        if (engine.get("/exec/" + exec + "/json").path("ExitCode").asInt(-1) != 0) {
            throw new IllegalStateException("exec by hand failed");
        }
    }

    private static void byProgram(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(words[0] + ": " + said);
        }
    }
}
