package ai.openclaw.sandbox.controller.cli.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Decisions about tools for people: those that may be used, and the others by the list that keeps them away.
 *
 * @param decisions as the API tells them
 */
record ToolText(JsonNode decisions) {

    /**
     * A line.
     *
     * @param verdict what it says of its tools
     * @param tools the tools, and what keeps them away
     */
    record Line(String verdict, String tools) {}

    /** First what may be used, then a line for each list that keeps something away. */
    List<Line> lines() {
        StringJoiner allowed = new StringJoiner(", ");
        Map<String, List<String>> denied = new LinkedHashMap<>();
        for (JsonNode decision : decisions) {
            String tool = decision.path("tool").asText();
            if (decision.path("allowed").asBoolean()) {
                allowed.add(tool);
            } else {
                denied.computeIfAbsent(obstacle(decision), list -> new ArrayList<>())
                        .add(tool);
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Allowed", allowed.length() > 0 ? allowed.toString() : "none"));
        denied.forEach(
                (obstacle, tools) -> lines.add(new Line("Denied", String.join(", ", tools) + " (" + obstacle + ")")));
        return lines;
    }

    private static String obstacle(JsonNode decision) {
        return (decision.has("entry") ? "in " : "not in ")
                + decision.path("key").asText();
    }
}
