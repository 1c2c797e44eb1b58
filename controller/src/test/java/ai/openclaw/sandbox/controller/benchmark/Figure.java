package ai.openclaw.sandbox.controller.benchmark;

import java.util.Optional;

/**
 * One line of a result.
 *
 * @param what what was measured
 * @param ours ours, with its unit
 * @param raw the same by plain engine calls in the same run, where there is such a thing
 * @param reached what it comes to: a ratio or a time
 * @param goal the figure to reach, in the same unit
 */
record Figure(String what, String ours, Optional<String> raw, Quantity reached, Optional<Quantity> goal) {

    /** A number that is better when it is smaller. */
    record Quantity(double value, String unit) {
        String text() {
            return switch (unit) {
                case "×" -> "%.2f ×".formatted(value);
                case FINE -> "%.1f ms".formatted(value);
                default -> "%.0f %s".formatted(value, unit);
            };
        }
    }

    private static final String FINE = "tenths of ms";

    static Quantity ratio(double value) {
        return new Quantity(value, "×");
    }

    static Quantity millis(double value) {
        return new Quantity(value, "ms");
    }

    /** Milliseconds of which tenths count. */
    static Quantity fineMillis(double value) {
        return new Quantity(value, FINE);
    }

    static String spread(Samples samples) {
        return "p50 %.0f ms, p90 %.0f ms".formatted(samples.median(), samples.percentile(90));
    }

    /** A row of a Markdown table. */
    String row() {
        String verdict =
                goal.map(it -> reached.value() <= it.value() ? "yes" : "**no**").orElse("");
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        what,
                        ours,
                        raw.orElse(""),
                        reached.text(),
                        goal.map(it -> "≤ " + it.text()).orElse(""),
                        verdict);
    }
}
