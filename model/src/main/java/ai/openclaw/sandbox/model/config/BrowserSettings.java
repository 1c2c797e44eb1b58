package ai.openclaw.sandbox.model.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The {@code browser.*} settings of one agent after precedence.
 *
 * @param enabled whether sessions get a browser sandbox
 * @param image image reference
 * @param containerPrefix how container names start
 * @param network bridge network, made on demand
 * @param ports ports inside the container
 * @param headless whether Chromium runs without a display
 * @param noVnc whether the noVNC observer runs
 * @param hostControl whether the host's own browser may be controlled
 * @param autoStart whether the sandbox starts with its session
 * @param autoStartTimeout how long it may take until it answers
 * @param cdpSourceRange CIDR of clients that may reach CDP
 * @param binds replaces {@code docker.binds} for the browser when present, even when empty
 */
public record BrowserSettings(
        boolean enabled,
        String image,
        String containerPrefix,
        String network,
        Ports ports,
        boolean headless,
        boolean noVnc,
        boolean hostControl,
        boolean autoStart,
        Duration autoStartTimeout,
        Optional<String> cdpSourceRange,
        Optional<List<String>> binds) {

    public BrowserSettings {
        binds = binds.map(List::copyOf);
    }

    /**
     * Ports inside the browser container.
     *
     * @param cdp Chrome DevTools Protocol
     * @param vnc VNC
     * @param noVnc noVNC's web page
     */
    public record Ports(int cdp, int vnc, int noVnc) {}
}
