package ai.openclaw.sandbox.controller.ui;

import ai.openclaw.sandbox.controller.ui.Chromium.Look;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** How long the page of the sandboxes takes in a browser that was let in before. */
public final class PageTimes implements AutoCloseable {

    /** Connected, and rows of the table that can be used: the time since the navigation began, or nothing yet. */
    private static final String INTERACTIVE = """
        () => document.querySelector('.link-state[data-state=connected]') && document.querySelector('.grid-row') && performance.now()
        """;

    private final Chromium chromium;
    private final Page page;
    private final CDPSession session;
    private final String address;

    private PageTimes(Chromium chromium, Page page, String address) {
        this.chromium = chromium;
        this.page = page;
        this.session = page.context().newCDPSession(page);
        this.address = address;
    }

    /** What the browser has kept of an earlier visit. */
    public enum Cache {
        EMPTY,
        KEPT
    }

    /** A browser that has signed in. */
    public static PageTimes signedIn(int port, String token) {
        Chromium chromium = new Chromium();
        Page page = chromium.stranger(Look.LIGHT);
        UiPage ui = UiPage.open(page, port).signIn(token).connected();
        return new PageTimes(chromium, page, ui.address());
    }

    /** Opens the page; the milliseconds from the begin of its navigation until it is connected and shows rows. */
    public double interactive(Cache cache) {
        page.navigate("about:blank");
        if (cache == Cache.EMPTY) {
            session.send("Network.clearBrowserCache", new JsonObject());
        }
        page.navigate(address + "#/sandboxes");
        return ((Number) page.waitForFunction(INTERACTIVE).jsonValue()).doubleValue();
    }

    @Override
    public void close() {
        chromium.close();
    }
}
