package ai.openclaw.sandbox.reconciler.simulation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person needs to understand a failing seed. */
final class Failure {

    private static final int LINES = 120;
    private static final Pattern LOOKS = Pattern.compile("\\S+ (list|image) .*"); // what every pass does

    private Failure() {}

    static String of(Scenario scenario) {
        Verdict verdict = new Simulation(scenario, Journal.Detail.DIGEST).run();
        Scenario minimal = new Minimiser().minimal(scenario, verdict.broken().orElseThrow());
        Verdict shown = new Simulation(minimal, Journal.Detail.LINES).run();
        List<String> lines = shown.text()
                .lines()
                .filter(line -> !LOOKS.matcher(line).matches())
                .toList();
        String timeline = String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        String happenings =
                minimal.happenings().stream().map(Happening::toString).collect(Collectors.joining("\n  "));
        return "seed " + scenario.seed() + " breaks the law " + shown.message() + "\nminimal scenario (maxSandboxes "
                + minimal.maxSandboxes() + "):\n  " + happenings + "\ntimeline:\n" + timeline;
    }
}
