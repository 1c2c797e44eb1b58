package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.port.BrowserLinks.Door;
import ai.openclaw.sandbox.api.port.BrowserLinks.Link;
import ai.openclaw.sandbox.api.port.BrowserLinks.Opened;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** Links to browsers, and what they open. */
public final class BrowserLinkJson {

    private BrowserLinkJson() {}

    /** Writes a link; the address of this daemon goes in front of its path where the caller knows one. */
    public static void link(JsonGenerator out, Door door, Link link, Optional<String> base) throws IOException {
        Json.begin(out, "BrowserLink");
        out.writeStringField("opens", door.word());
        out.writeStringField("path", link.path());
        Json.text(out, "url", base.map(address -> address + link.path()));
        Json.time(out, "expiresAt", link.expiresAt());
        out.writeEndObject();
    }

    /** Writes the way to CDP. */
    public static void cdp(JsonGenerator out, Opened.Cdp cdp) throws IOException {
        Json.begin(out, "BrowserAccess");
        out.writeStringField("cdpUrl", cdp.url());
        out.writeStringField("token", cdp.token());
        out.writeObjectFieldStart("headers");
        out.writeStringField("Authorization", "Bearer " + cdp.token());
        out.writeEndObject();
        out.writeEndObject();
    }
}
