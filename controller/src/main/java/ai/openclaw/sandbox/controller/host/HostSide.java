package ai.openclaw.sandbox.controller.host;

import java.util.Comparator;
import java.util.Map;

/**
 * In the image of the controller a path is the container's own, and the command that mends it is run on the host. Compose tells what its directories are called there;
 * the engine could tell as well, but a daemon that may not write its state directory never gets to ask it.
 *
 * @param directories paths in this process's eyes to what they are called on the host; empty on a host
 */
public record HostSide(Map<String, String> directories) {

    private static final String COMMAND = "Run: sudo ";
    private static final String STATE = "/home/node/.openclaw";

    public HostSide {
        directories = Map.copyOf(directories);
    }

    /** For this process. */
    public static HostSide of(Map<String, String> environment) {
        String state = environment.getOrDefault("OPENCLAW_HOST_STATE_DIR", "");
        String workspace = environment.getOrDefault("OPENCLAW_HOST_WORKSPACE_DIR", "");
        return state.isEmpty() || workspace.isEmpty()
                ? new HostSide(Map.of())
                : new HostSide(Map.of(STATE, state, STATE + "/workspace", workspace));
    }

    /** Advice that ends with a command, with the command as it has to be typed on the host. */
    public String advice(String advice) {
        int at = advice.lastIndexOf(COMMAND);
        if (at < 0 || directories.isEmpty()) {
            return advice;
        }
        String command = advice.substring(at + COMMAND.length());
        return directories.keySet().stream()
                .filter(path -> command.matches(".* " + path + "(/.*)?"))
                .max(Comparator.comparingInt(String::length))
                .map(path -> advice.substring(0, at) + "Run on the host: sudo "
                        + command.replace(" " + path, " " + directories.get(path)))
                .orElse(advice);
    }
}
