package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Problems of the configuration, as editors and people like them: {@code file:line:column: severity: path: message}. */
public final class Problems {

    private Problems() {}

    /** A problem as the API tells it. */
    public static ObjectNode json(ConfigProblem problem) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("severity", problem.severity() == ConfigProblem.Severity.ERROR ? "Error" : "Warning");
        problem.location()
                .ifPresent(location -> json.put("file", location.file())
                        .put("line", location.line())
                        .put("column", location.column()));
        return json.put("path", problem.path().toString())
                .put("message", problem.message())
                .put("remedy", problem.remedy());
    }

    /** One line for a problem as the API tells it. */
    public static String line(JsonNode problem, Style style) {
        boolean error = problem.path("severity").asText().equals("Error");
        String place = problem.has("line")
                ? problem.path("file").asText() + ":" + problem.path("line") + ":" + problem.path("column") + ": "
                : "";
        return Safe.line(place)
                + (error ? style.bad("error") : style.warning("warning"))
                + ": "
                + Safe.line(problem.path("path").asText()
                        + joint(problem.path("message").asText())
                        + problem.path("remedy").asText());
    }

    /** Some messages go on from the path, others stand for themselves. */
    private static String joint(String message) {
        boolean goesOn = !message.isEmpty() && Character.isLowerCase(message.charAt(0));
        return (goesOn ? " " : ": ") + message + " ";
    }
}
