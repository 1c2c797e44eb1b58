package ai.openclaw.sandbox.controller.browser;

import ai.openclaw.sandbox.api.port.BrowserLinkException;
import ai.openclaw.sandbox.api.port.BrowserLinkException.Why;
import ai.openclaw.sandbox.api.port.BrowserLinks;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.sandbox.BrowserAddress;
import ai.openclaw.sandbox.model.sandbox.BrowserContract;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Opens browsers to those who bring a link. The secrets are made inside the browser's container with each start and asked for when a link is redeemed; nothing
 * here keeps them.
 */
public final class BrowserDoors implements BrowserLinks {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int MOST_OUTPUT = 4_096;
    private static final String PAGE_OPTIONS = "#autoconnect=1&resize=scale&password=";

    private final Reconciler reconciler;
    private final ContainerEngine engine;
    private final InstantSource clock;
    private final OneTimeCodes<Meaning> codes;

    private record Meaning(SandboxName sandbox, Door door) {}

    /** Doors to the browsers of a reconciler. */
    public BrowserDoors(Reconciler reconciler, ContainerEngine engine, InstantSource clock) {
        this.reconciler = reconciler;
        this.engine = engine;
        this.clock = clock;
        this.codes = new OneTimeCodes<>(VALID, System::nanoTime);
    }

    @Override
    public Link issue(Sandbox sandbox, Door door, String actor) throws BrowserLinkException {
        SandboxName name = sandbox.identity().name();
        if (sandbox.identity().kind() != SandboxKind.BROWSER) {
            throw new BrowserLinkException(
                    Why.NO_SUCH_DOOR, "Sandbox " + name + " is no browser. These are: openclaw sandbox list --browser");
        }
        url(sandbox, door);
        String code = codes.make(new Meaning(name, door))
                .orElseThrow(() -> new BrowserLinkException(
                        Why.TOO_MANY,
                        OneTimeCodes.MOST + " links wait to be used, as many as may. Each is void after "
                                + VALID.toSeconds() + " s: try again then."));
        tell(
                name,
                actor,
                "A link to its browser was asked for (" + door.word() + "), valid once for " + VALID.toSeconds()
                        + " s.");
        return new Link(code, codes.expiry(clock.instant()));
    }

    @Override
    public Opened open(String code) throws BrowserLinkException {
        Meaning meaning = codes.use(code)
                .orElseThrow(() -> new BrowserLinkException(
                        Why.NO_SUCH_LINK,
                        "This link was used, is older than " + VALID.toSeconds()
                                + " s, or never was one. Ask for another."));
        Optional<Leases.Lease> lease = reconciler.leases().acquire(meaning.sandbox(), clock.instant());
        if (lease.isEmpty()) {
            throw notReady(meaning.sandbox(), "It is being replaced this moment.");
        }
        try {
            Sandbox sandbox = reconciler
                    .board()
                    .get(meaning.sandbox())
                    .orElseThrow(() -> notReady(meaning.sandbox(), "It is not there any more."));
            return opened(sandbox, meaning.door());
        } finally {
            lease.get().close();
        }
    }

    private Opened opened(Sandbox sandbox, Door door) throws BrowserLinkException {
        SandboxName name = sandbox.identity().name();
        String url = url(sandbox, door);
        Access access = ask(sandbox);
        return switch (door) {
            case CDP -> new Opened.Cdp(url, access.token());
            case NO_VNC ->
                new Opened.Page(url
                        + PAGE_OPTIONS
                        + access.password().orElseThrow(() -> notReady(name, "It told no password.")));
        };
    }

    /** Where a door is, without what opens it. */
    private static String url(Sandbox sandbox, Door door) throws BrowserLinkException {
        SandboxName name = sandbox.identity().name();
        boolean ready = sandbox.status()
                .condition(ConditionType.READY)
                .filter(condition -> condition.status() == Condition.Status.TRUE)
                .isPresent();
        BrowserAddress address = sandbox.status()
                .browser()
                .filter(known -> ready)
                .orElseThrow(() -> notReady(
                        name,
                        sandbox.status()
                                .condition(ConditionType.READY)
                                .map(Condition::message)
                                .orElse("")));
        return door == Door.CDP
                ? address.cdpUrl()
                : address.noVncUrl()
                        .orElseThrow(() -> new BrowserLinkException(
                                Why.NO_SUCH_DOOR,
                                "Browser " + name + " cannot be watched: browser.headless is true or"
                                        + " browser.enableNoVnc is false."));
    }

    private Access ask(Sandbox sandbox) throws BrowserLinkException {
        SandboxName name = sandbox.identity().name();
        String container = sandbox.status()
                .container()
                .orElseThrow(() -> notReady(name, "It has no container."))
                .id();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            int code = engine.exec(
                    container,
                    ExecRequest.of(BrowserContract.ACCESS.toArray(String[]::new)),
                    (channel, bytes) -> {
                        if (printed.size() + bytes.length <= MOST_OUTPUT) {
                            printed.writeBytes(bytes);
                        }
                    },
                    ANSWER);
            return Optional.of(printed.toString(StandardCharsets.UTF_8))
                    .filter(text -> code == 0)
                    .flatMap(Access::parse)
                    .orElseThrow(() -> notReady(name, "It did not tell what opens it (exit code " + code + ")."));
        } catch (EngineException e) {
            throw notReady(name, "The engine did not help: " + e.failure().message() + ".");
        }
    }

    private static BrowserLinkException notReady(SandboxName name, String why) {
        return new BrowserLinkException(
                Why.NOT_READY, "Browser " + name + " is not ready. " + why + " Ask for a link once it is.");
    }

    private void tell(SandboxName name, String actor, String message) {
        reconciler
                .registry()
                .append(new SandboxEvent(
                        clock.instant(), name, SandboxEvent.Type.REQUESTED, actor, "BrowserLink", message));
    }
}
