package ai.openclaw.sandbox.controller.benchmark;

import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Measures the daemon on this machine's engine and prints a Markdown table. Arguments: how many samples of each, and the launcher of the program. */
final class BenchmarkMain {

    private BenchmarkMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = Integer.parseInt(arguments[0]);
        String launcher = arguments[1];
        Path directory = Files.createTempDirectory("openclaw-bench");
        Progress progress = new Progress();
        try {
            List<Figure> figures = new ArrayList<>(new EngineBenchmark(directory, runs, progress).run());
            figures.addAll(new ExecBenchmark(directory, launcher, runs, progress).run());
            figures.addAll(new StartBenchmark(directory, launcher, progress).run());
            print(figures, runs);
        } finally {
            Sweep.away(directory);
        }
    }

    private static void print(List<Figure> figures, int runs) {
        JsonNode version = new RawEngine(RealEngine.socket()).get("/version");
        System.out.printf(
                "%s, %d processors, engine %s, %d samples each%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                version.path("Version").asText(),
                runs);
        System.out.println("| what | ours | by hand | comes to | to reach | reached |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        figures.forEach(figure -> System.out.println(figure.row()));
    }
}
