package ai.openclaw.sandbox.controller.cli.device;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what a person means by the beginning of an id. */
final class Chosen {

    private static final int LEAST = 4;

    private Chosen() {}

    /** The id of the device whose id begins so. */
    static String device(DaemonClient daemon, String typed) {
        return one(daemon.get("devices").path("items"), "/metadata/name", typed, "device");
    }

    /** The id of the request whose id, or whose device's id, begins so. */
    static String request(DaemonClient daemon, String typed) {
        return one(daemon.get("devices").path("requests"), "/requestId", typed, "request");
    }

    private static String one(JsonNode all, String pointer, String typed, String what) {
        String begin = typed.strip().toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (JsonNode each : all) {
            String id = each.at(pointer).asText();
            if (id.equals(begin)) {
                return id;
            }
            if (begin.length() >= LEAST && id.startsWith(begin)) {
                found.add(id);
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        String problem = found.isEmpty() ? "There is no " + what + " " : "More than one " + what + " begins with ";
        throw new CommandFailure(
                ExitCode.FAILURE,
                problem + typed + "." + (what.equals("request") ? " Requests are good for 5 minutes." : ""),
                "See which there are: openclaw devices list");
    }
}
