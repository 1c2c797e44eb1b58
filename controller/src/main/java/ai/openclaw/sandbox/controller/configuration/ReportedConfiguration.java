package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.api.port.Configuration;
import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.util.ArrayList;
import java.util.List;

/** Both configuration files as the API shows them. */
public final class ReportedConfiguration implements Configuration {

    private final StatePaths paths;
    private final LiveConfiguration configuration;
    private final LiveDaemonSettings daemon;

    /** Reports on two live files. */
    public ReportedConfiguration(StatePaths paths, LiveConfiguration configuration, LiveDaemonSettings daemon) {
        this.paths = paths;
        this.configuration = configuration;
        this.daemon = daemon;
    }

    @Override
    public ConfigurationReport report() {
        ConfigurationState state = configuration.state();
        DaemonState own = daemon.state();
        List<ConfigProblem> problems = new ArrayList<>(state.problems());
        problems.addAll(own.problems());
        return new ConfigurationReport(
                paths.configuration(),
                paths.daemonSettings(),
                word(state),
                state.hash(),
                state.since(),
                state.settings(),
                own.settings(),
                problems);
    }

    private static ConfigurationReport.State word(ConfigurationState state) {
        return switch (state.standing()) {
            case CURRENT -> ConfigurationReport.State.CURRENT;
            case PARTLY_CURRENT -> ConfigurationReport.State.PARTLY_CURRENT;
            case LAST_GOOD -> ConfigurationReport.State.LAST_GOOD;
            case NONE -> ConfigurationReport.State.NONE;
        };
    }
}
