package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.BrowserLinkException;
import ai.openclaw.sandbox.api.port.BrowserLinks;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links that open what a test says they open, once. */
final class ScriptedLinks implements BrowserLinks {

    final List<String> issued = new ArrayList<>();
    private final Map<String, Opened> codes = new HashMap<>();

    void opens(String code, Opened opened) {
        codes.put(code, opened);
    }

    @Override
    public Link issue(Sandbox sandbox, Door door, String actor) throws BrowserLinkException {
        if (door == Door.CDP && sandbox.status().browser().isEmpty()) {
            throw new BrowserLinkException(BrowserLinkException.Why.NOT_READY, "Not ready.");
        }
        issued.add(sandbox.identity().name() + " " + door + " " + actor);
        return new Link("c0de", RunningApi.NOW.plus(VALID));
    }

    @Override
    public Opened open(String code) throws BrowserLinkException {
        return Optional.ofNullable(codes.remove(code))
                .orElseThrow(() -> new BrowserLinkException(
                        BrowserLinkException.Why.NO_SUCH_LINK, "This link was used. Ask for another."));
    }
}
