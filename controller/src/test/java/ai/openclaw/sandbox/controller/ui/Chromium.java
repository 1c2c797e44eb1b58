package ai.openclaw.sandbox.controller.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The machine's own Chromium. Whatever a page complains of in it, blocked styles and scripts above all, fails the test that made its strangers {@link #forget
 * forget}.
 */
final class Chromium implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "ui-pictures");
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final double PATIENCE_MILLIS = 30_000;

    /** Browsers say each request that fails; whether it may is for the page to say. */
    private static final List<String> EXPECTED = List.of("Failed to load resource", "WebSocket connection to");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(place())
                        .setArgs(List.of(
                                "--no-sandbox", // tests run as root, too
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path place() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium at " + PLACES + ": scripts/test.sh installs it"));
    }

    /** How a browser looks at pages. */
    enum Look {
        LIGHT(ColorScheme.LIGHT, 1280, 800),
        DARK(ColorScheme.DARK, 1280, 800),
        PHONE(ColorScheme.LIGHT, 360, 740),
        WIDE(ColorScheme.DARK, 2200, 1200);

        private final ColorScheme scheme;
        private final int width;
        private final int height;

        Look(ColorScheme scheme, int width, int height) {
            this.scheme = scheme;
            this.width = width;
            this.height = height;
        }
    }

    /** A browser that nobody knows yet, with an empty page. */
    Page stranger(Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE) // pictures show how things end up
                .setColorScheme(look.scheme)
                .setViewportSize(look.width, look.height));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && ours(message.location())
                    && EXPECTED.stream().noneMatch(message.text()::contains)) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** Frames show pages of others, who may complain as they like. */
    private static boolean ours(String location) {
        return location.isEmpty() || location.contains("/ui/");
    }

    /** The same browser with another look. */
    static void look(Page page, Look look) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme));
        page.setViewportSize(look.width, look.height);
    }

    /**
     * From its next address on a page's date stands still. Its timers and frames go on: those of Playwright's own clock are made up as well, and have been seen to stop.
     */
    static void date(Page page, Instant at) {
        page.addInitScript("""
            globalThis.Date = class extends Date {
              constructor(...given) { super(...(given.length ? given : [AT])); }
              static now() { return AT; }
            };
            """.replace("AT", Long.toString(at.toEpochMilli())));
    }

    /** Keeps a picture of a page. */
    static void picture(Page page, String name) {
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** Ends all strangers, so that the next test begins among none, for much less than another browser would cost. */
    void forget() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        List<String> all = complaints.stream().distinct().toList();
        complaints.clear();
        if (!all.isEmpty()) {
            throw new AssertionError("pages complained: " + String.join("\n", all));
        }
    }

    @Override
    public void close() {
        try {
            forget();
        } finally {
            browser.close();
            playwright.close();
        }
    }
}
