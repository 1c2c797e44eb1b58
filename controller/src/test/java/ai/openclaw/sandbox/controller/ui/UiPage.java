package ai.openclaw.sandbox.controller.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** What people do on the pages of the Control UI, whichever daemon they belong to. */
record UiPage(Page page, String address) {

    /** Opens the UI of a daemon on this host. */
    static UiPage open(Page page, int port) {
        UiPage ui = new UiPage(page, "http://127.0.0.1:" + port + "/");
        page.navigate(ui.address);
        return ui;
    }

    /** Pastes a token and says so. */
    UiPage signIn(String token) {
        page.getByLabel("Gateway token").first().fill(token);
        button("Sign in");
        return this;
    }

    /** Waits until it is connected. */
    UiPage connected() {
        page.locator(".link-state[data-state=connected]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return this;
    }

    /** Goes to a page by its address behind the hash. */
    UiPage go(String place) {
        page.evaluate("place => { location.hash = '#/' + place; }", place);
        return this;
    }

    /** Waits for a text to be seen. */
    UiPage sees(String text) {
        page.getByText(text).first().waitFor();
        return this;
    }

    UiPage button(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        return this;
    }

    /** What has the focus, as a selector tells it: where somebody who works by keyboard is. */
    UiPage focusIsOn(String selector) {
        page.waitForFunction("selector => document.hasFocus() && document.activeElement.matches(selector)", selector);
        return this;
    }

    /** The row of the table whose text holds this. */
    Locator row(String text) {
        return page.locator(".grid-row", new Page.LocatorOptions().setHasText(text));
    }
}
