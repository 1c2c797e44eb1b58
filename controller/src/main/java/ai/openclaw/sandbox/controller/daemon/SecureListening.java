package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.ApiServer;
import ai.openclaw.sandbox.api.ApiStartException;
import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.api.http.TlsIdentity;
import ai.openclaw.sandbox.controller.certificate.Certificates;
import ai.openclaw.sandbox.controller.certificate.GivenCertificate;
import ai.openclaw.sandbox.controller.certificate.OwnAuthority;
import ai.openclaw.sandbox.controller.certificate.ServerNames;
import ai.openclaw.sandbox.controller.store.StateDirectory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTPS beside HTTP: kubectl and all that is made like it send a token over nothing else. Whether and where is {@code OPENCLAW_GATEWAY_TLS_PORT}, by default the port after that of HTTP.
 * It comes a moment after HTTP, in a thread of its own: making an authority takes longer than all the rest of a start, and nobody's sandbox needs it. A port that is taken is tried again.
 */
final class SecureListening implements AutoCloseable {

    /** The variable: a port, or {@code off}. */
    static final String VARIABLE = "OPENCLAW_GATEWAY_TLS_PORT";

    private static final String OFF = "off";
    private static final int MAX_PORT = 65_535;
    private static final Logger log = LoggerFactory.getLogger(SecureListening.class);

    private final Certificates certificates;
    private final ApiServer api;
    private final String host;
    private final Optional<Integer> port;
    private final CompletableFuture<Void> tried = new CompletableFuture<>();
    private Optional<Thread> first = Optional.empty(); // for the thread that starts and ends it
    private Optional<TlsIdentity> shown = Optional.empty(); // guarded by this

    private SecureListening(Certificates certificates, ApiServer api, String host, Optional<Integer> port) {
        this.certificates = certificates;
        this.api = api;
        this.host = host;
        this.port = port;
    }

    /** What it takes. */
    record Place(Listening listening, StateDirectory state, String instance, InstantSource clock) {}

    /** Reads what the user gave for it. Nothing listens before {@link #begin}. */
    static SecureListening of(ApiServer api, Place place, Map<String, String> environment)
            throws StartException, IOException {
        Listening listening = place.listening();
        Optional<Integer> port = port(environment, listening.port());
        Optional<Certificates> given = port.isEmpty() ? Optional.empty() : GivenCertificate.of(environment);
        if (given.isPresent()) {
            given.get().current(); // one that is of no use is said at once
        }
        Certificates certificates = given.orElseGet(() -> new OwnAuthority(
                place.state().controller(),
                place.instance(),
                () -> ServerNames.of(listening.host(), listening.hostNames()),
                place.clock()));
        return new SecureListening(certificates, api, listening.host(), port);
    }

    /** Listens once what comes first is done, unless it is switched off. */
    void begin(Runnable firstOfAll) {
        if (port.isEmpty()) {
            tried.complete(null);
            return;
        }
        first = Optional.of(Thread.ofVirtual().name("secure listening").start(() -> {
            firstOfAll.run();
            try {
                lookAfter();
            } finally {
                tried.complete(null);
            }
        }));
    }

    /** Listens if it does not yet, and shows another certificate when one is due. To be done now and then; it never throws. */
    synchronized void lookAfter() {
        if (port.isEmpty()) {
            return;
        }
        try {
            TlsIdentity now = certificates.current();
            if (shown.isEmpty()) {
                api.listenSecurely(host, port.get(), now);
                log.info("listening on https://{}:{}/", host, api.securePort().orElseThrow());
            } else if (!shown.get().equals(now)) {
                api.renew(now);
                log.info("another certificate is shown from now on");
            }
            shown = Optional.of(now);
        } catch (ApiStartException e) {
            log.error("{} HTTP works; HTTPS is tried again in a few minutes.", e.getMessage());
        } catch (IOException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) { // else the daemon ends
                log.warn("the certificate cannot be looked after: {}", String.valueOf(e.getMessage()));
            }
        }
    }

    /** The port it listens on, when it does; waits for the first attempt. */
    Optional<Integer> listens() {
        tried.join();
        return api.securePort();
    }

    /** Listens no more than it does. The server itself ends with that of HTTP. */
    @Override
    public void close() {
        first.ifPresent(thread -> {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Optional<Integer> port(Map<String, String> environment, int http) throws StartException {
        String text = environment.getOrDefault(VARIABLE, "").strip();
        if (text.isEmpty()) {
            return Optional.of(http == 0 || http == MAX_PORT ? 0 : http + 1);
        }
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MAX_PORT) {
            return Optional.of(Integer.parseInt(text));
        }
        throw new StartException(
                StartException.CONFIGURATION,
                "\"" + text + "\" in " + VARIABLE + " is no port. Give a number from 0 to 65535, or off.");
    }
}
