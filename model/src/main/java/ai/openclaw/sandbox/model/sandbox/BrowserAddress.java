package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import java.util.Map;
import java.util.Optional;

/**
 * Where a browser can be reached on the engine's host. Nothing in here opens a door: token and password are handed out apart.
 *
 * @param cdpUrl where the Chrome DevTools Protocol is spoken, such as {@code http://127.0.0.1:49153}
 * @param noVncUrl the page on which the browser can be watched; empty when there is none
 */
public record BrowserAddress(String cdpUrl, Optional<String> noVncUrl) {

    private static final String HOST = "http://127.0.0.1:";
    private static final String PAGE = "/vnc.html";

    /** The address of a browser's container; empty while its ports are not published. */
    public static Optional<BrowserAddress> of(ObservedContainer container) {
        return published(container, SandboxLabels.CDP_PORT)
                .map(cdp -> new BrowserAddress(
                        HOST + cdp,
                        published(container, SandboxLabels.NO_VNC_PORT).map(port -> HOST + port + PAGE)));
    }

    private static Optional<Integer> published(ObservedContainer container, String label) {
        return container
                .label(label)
                .flatMap(text -> container.ports().entrySet().stream()
                        .filter(port -> text.equals(port.getKey().toString()))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
