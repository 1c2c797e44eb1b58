package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.model.config.Settings.GatewaySettings;
import java.util.Optional;

/** Keeps the daemon from starting by accident on a machine whose configuration belongs to another gateway. */
final class GatewayGuard {

    private GatewayGuard() {}

    static void check(GatewayOptions options, Optional<GatewaySettings> configured) throws StartException {
        String mode = configured.flatMap(GatewaySettings::mode).orElse("unset");
        if (options.unconfigured() == GatewayOptions.Unconfigured.REFUSED && !mode.equals("local")) {
            throw new StartException(
                    StartException.CONFIGURATION,
                    "gateway.mode is " + mode
                            + " and must be \"local\". Set it in the configuration, or start with"
                            + " --allow-unconfigured.");
        }
    }
}
