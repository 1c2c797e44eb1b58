package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.config.BrowserSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a browser image has to bring: a label that says so, and one program with three commands. */
public final class BrowserContract {

    /** The label of the image. */
    public static final String LABEL = "org.openclaw.sandbox-browser.contract";

    /** Its value as it is understood here. */
    public static final String VERSION = "1";

    /** Shell text that ends with success once the browser answers, and waits for that. */
    public static final String READY = "openclaw-sandbox-browser ready";

    /** Prints what opens the doors, as JSON: {@code token} for CDP and, where the browser can be watched, {@code password}. */
    public static final List<String> ACCESS = List.of("openclaw-sandbox-browser", "access");

    private BrowserContract() {}

    /** The main process of a browser with these settings. */
    public static List<String> run(BrowserSettings browser) {
        List<String> command = new ArrayList<>(List.of(
                "openclaw-sandbox-browser",
                "run",
                "--cdp-port",
                Integer.toString(browser.ports().cdp())));
        browser.cdpSourceRange().ifPresent(range -> command.addAll(List.of("--cdp-source-range", range)));
        if (browser.headless()) {
            command.add("--headless");
            return command;
        }
        command.addAll(List.of("--vnc-port", Integer.toString(browser.ports().vnc())));
        noVncPort(browser).ifPresent(port -> command.addAll(List.of("--novnc-port", Integer.toString(port))));
        return command;
    }

    /** The port in the container that noVNC's page is at; empty when nobody can watch. */
    public static Optional<Integer> noVncPort(BrowserSettings browser) {
        return browser.noVnc() && !browser.headless()
                ? Optional.of(browser.ports().noVnc())
                : Optional.empty();
    }

    /** What is wrong with an image that is to be a browser's; empty when nothing is. */
    public static Optional<String> complaint(String image, Optional<String> contract) {
        if (contract.equals(Optional.of(VERSION))) {
            return Optional.empty();
        }
        String what = contract.map(other -> "says " + LABEL + "=" + other + ", and " + VERSION + " is needed")
                .orElse("has no label " + LABEL);
        return Optional.of("The image " + image + " " + what
                + ", so it is no browser image or an old one. Build it anew with scripts/sandbox-browser-setup.sh"
                + " --image "
                + image + ", or base your own on openclaw-sandbox-browser:bookworm-slim.");
    }
}
