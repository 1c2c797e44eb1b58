package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import java.util.List;

/**
 * The daemon's own settings as they stand.
 *
 * @param settings the settings in force: the file's, or where it is wrong those before
 * @param problems what is wrong in the file
 */
public record DaemonState(DaemonSettings settings, List<ConfigProblem> problems) {

    public DaemonState {
        problems = List.copyOf(problems);
    }
}
