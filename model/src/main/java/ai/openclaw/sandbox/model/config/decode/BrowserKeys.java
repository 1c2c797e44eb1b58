package ai.openclaw.sandbox.model.config.decode;

import java.util.List;

/** The rows of {@code browser.*}. */
final class BrowserKeys {

    private static final long MAX_PORT = 65_535;

    /** Longest wait for a browser, in milliseconds. */
    private static final long MAX_START_MILLIS = 600_000;

    static final Key<Boolean> ENABLED =
            Key.of("browser.enabled", ValueType.flag()).orElse(false);
    static final Key<String> IMAGE = Key.of(
                    "browser.image", ValueType.text("an image reference", ImageReference::parse))
            .orElse("openclaw-sandbox-browser:bookworm-slim");
    static final Key<String> PREFIX = Key.of(
                    "browser.containerPrefix", ValueType.text("the start of container names", Names::containerPrefix))
            .orElse("openclaw-sbx-browser-");
    static final Key<String> NETWORK = Key.of(
                    "browser.network", ValueType.text("the name of a bridge network", Names::network))
            .orElse("openclaw-sandbox-browser");
    static final Key<Long> CDP_PORT = port("browser.cdpPort").orElse(9222L);
    static final Key<Long> VNC_PORT = port("browser.vncPort").orElse(5900L);
    static final Key<Long> NO_VNC_PORT = port("browser.noVncPort").orElse(6080L);
    static final Key<Boolean> HEADLESS =
            Key.of("browser.headless", ValueType.flag()).orElse(false);
    static final Key<Boolean> NO_VNC = Key.of("browser.enableNoVnc", ValueType.flag())
            .alias("noVncEnabled")
            .orElse(true);
    static final Key<Boolean> HOST_CONTROL =
            Key.of("browser.allowHostControl", ValueType.flag()).orElse(false);
    static final Key<Boolean> AUTO_START =
            Key.of("browser.autoStart", ValueType.flag()).orElse(true);
    static final Key<Long> AUTO_START_TIMEOUT = Key.of(
                    "browser.autoStartTimeoutMs", ValueType.integer(1, MAX_START_MILLIS))
            .orElse(12_000L);
    static final Key<String> CDP_SOURCE_RANGE =
            Key.of("browser.cdpSourceRange", ValueType.text("a range such as \"10.0.0.0/8\"", Addresses::range));
    static final Key<List<String>> BINDS = Key.of("browser.binds", DockerKeys.binds());

    static final List<Key<?>> ALL = List.of(
            ENABLED,
            IMAGE,
            PREFIX,
            NETWORK,
            CDP_PORT,
            VNC_PORT,
            NO_VNC_PORT,
            HEADLESS,
            NO_VNC,
            HOST_CONTROL,
            AUTO_START,
            AUTO_START_TIMEOUT,
            CDP_SOURCE_RANGE,
            BINDS);

    private BrowserKeys() {}

    private static Key<Long> port(String path) {
        return Key.of(path, ValueType.integer(1, MAX_PORT));
    }
}
